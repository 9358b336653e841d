// Extremes, scans, sorts and searches, against values computed by PyTorch 2.15.

import Testing

@testable import Tensors

@Suite struct OrderTests {
    let b = Backend()

    @Test func values1() throws {
        let x = try counting([2, 3, 4])
        let y = try Kernels.unary(.sin, counting([2, 3, 4]), b)
        let n = try floats([1, .nan, 3, .nan, 2, 5], [2, 3])
        check("Kernels.greatest(n, dim: 0).values", try Kernels.greatest(n, dim: 0).values, "float32[3] nan nan 5")
        check("Kernels.greatest(n, dim: 0).indices", try Kernels.greatest(n, dim: 0).indices, "int64[3] 1 0 1")
        check("Kernels.least(n, dim: 0).values", try Kernels.least(n, dim: 0).values, "float32[3] nan nan 3")
        check("Kernels.least(n, dim: 0).indices", try Kernels.least(n, dim: 0).indices, "int64[3] 1 0 0")
        check(
            "Kernels.argmax(y, dim: 0, keepdim: true)", try Kernels.argmax(y, dim: 0, keepdim: true),
            "int64[1, 3, 4] 0 0 1 1 1 0 0 0 0 1 1 1")
        check("Kernels.argmin(n, dim: 0)", try Kernels.argmin(n, dim: 0), "int64[3] 1 0 0")
        check("Kernels.median(n, dim: 0).values", try Kernels.median(n, dim: 0).values, "float32[3] nan nan 3")
        check("Kernels.median(n, dim: 0).indices", try Kernels.median(n, dim: 0).indices, "int64[3] 1 0 0")
        check(
            "Kernels.kthvalue(n, 2, dim: 0).values", try Kernels.kthvalue(n, 2, dim: 0).values,
            "float32[3] nan nan 5")
        check(
            "Kernels.sort(n, dim: 0, descending: false).values", try Kernels.sort(n, dim: 0, descending: false).values,
            "float32[2, 3] 1 2 3 nan nan 5")
        check(
            "Kernels.sort(n, dim: 0, descending: false).indices", try Kernels.sort(n, dim: 0, descending: false).indices,
            "int64[2, 3] 0 1 0 1 0 1")
        check(
            "Kernels.topk(y, 2, dim: 0, largest: false).values", try Kernels.topk(y, 2, dim: 0, largest: false).values,
            "float32[2, 3, 4] -0.536572933 0.420167029 0.909297407 0.141120002 -0.756802499 "
                + "-0.961397469 -0.750987232 0.149877205 0.912945271 0.412118495 -0.54402113 "
                + "-0.999990225 0 0.841470957 0.990607381 0.650287867 -0.287903309 -0.958924294 "
                + "-0.279415488 0.656986594 0.989358246 0.836655617 -0.00885130931 -0.846220374")
        check(
            "Kernels.topk(y, 2, dim: 0, largest: false).indices", try Kernels.topk(y, 2, dim: 0, largest: false).indices,
            "int64[2, 3, 4] 1 1 0 0 0 1 1 1 1 0 0 0 0 0 1 1 1 0 0 0 0 1 1 1")
        check(
            "Kernels.sort(n, dim: 0, descending: true).values", try Kernels.sort(n, dim: 0, descending: true).values,
            "float32[2, 3] nan nan 5 1 2 3")
        check(
            "Kernels.sort(n, dim: 0, descending: true).indices", try Kernels.sort(n, dim: 0, descending: true).indices,
            "int64[2, 3] 1 0 1 0 1 0")
        check(
            "Kernels.topk(y, 2, dim: 0, largest: true).values", try Kernels.topk(y, 2, dim: 0, largest: true).values,
            "float32[2, 3, 4] 0 0.841470957 0.990607381 0.650287867 -0.287903309 -0.958924294 "
                + "-0.279415488 0.656986594 0.989358246 0.836655617 -0.00885130931 -0.846220374 "
                + "-0.536572933 0.420167029 0.909297407 0.141120002 -0.756802499 -0.961397469 "
                + "-0.750987232 0.149877205 0.912945271 0.412118495 -0.54402113 -0.999990225")
        check(
            "Kernels.topk(y, 2, dim: 0, largest: true).indices", try Kernels.topk(y, 2, dim: 0, largest: true).indices,
            "int64[2, 3, 4] 0 0 1 1 1 0 0 0 0 1 1 1 1 1 0 0 0 1 1 1 1 0 0 0")
        check(
            "Kernels.cumsum(x, 0)", try Kernels.cumsum(x, 0),
            "float32[2, 3, 4] 0 1 2 3 4 5 6 7 8 9 10 11 12 14 16 18 20 22 24 26 28 30 32 34")
        check(
            "Kernels.cumprod(y, 0)", try Kernels.cumprod(y, 0),
            "float32[2, 3, 4] 0 0.841470957 0.909297407 0.141120002 -0.756802499 -0.958924294 "
                + "-0.279415488 0.656986594 0.989358246 0.412118495 -0.54402113 -0.999990225 -0 "
                + "0.353558362 0.900756717 0.0917686224 0.217885941 0.921907365 0.209837466 0.0984673128 "
                + "0.903229952 0.344801247 0.00481529906 0.846212089")
        check(
            "Kernels.softmax(y, 0, b)", try Kernels.softmax(y, 0, b),
            "float32[2, 3, 4] 0.631014884 0.60379523 0.479683697 0.375388592 0.384876817 "
                + "0.500618279 0.615755677 0.62412858 0.519093931 0.395431548 0.369311899 0.461633086 "
                + "0.368985176 0.39620477 0.520316303 0.624611378 0.615123153 0.499381691 0.384244293 "
                + "0.37587139 0.48090601 0.604568422 0.630688071 0.538366914")
        check(
            "Kernels.logSoftmax(y, 0, b)", try Kernels.logSoftmax(y, 0, b),
            "float32[2, 3, 4] -0.460425884 -0.504520178 -0.734628379 -0.979793489 -0.954831958 "
                + "-0.69191134 -0.484904975 -0.47139883 -0.655670404 -0.927777588 -0.996113718 "
                + "-0.772984803 -0.996998787 -0.925824106 -0.653318405 -0.470625639 -0.485932767 "
                + "-0.694384515 -0.956476688 -0.978508234 -0.73208338 -0.503240466 -0.460943878 "
                + "-0.619214952")
        check("Kernels.greatest(n, dim: 1).values", try Kernels.greatest(n, dim: 1).values, "float32[2] nan nan")
        check("Kernels.greatest(n, dim: 1).indices", try Kernels.greatest(n, dim: 1).indices, "int64[2] 1 0")
        check("Kernels.least(n, dim: 1).values", try Kernels.least(n, dim: 1).values, "float32[2] nan nan")
    }

    @Test func values2() throws {
        let x = try counting([2, 3, 4])
        let y = try Kernels.unary(.sin, counting([2, 3, 4]), b)
        let n = try floats([1, .nan, 3, .nan, 2, 5], [2, 3])
        check("Kernels.least(n, dim: 1).indices", try Kernels.least(n, dim: 1).indices, "int64[2] 1 0")
        check(
            "Kernels.argmax(y, dim: 1, keepdim: true)", try Kernels.argmax(y, dim: 1, keepdim: true),
            "int64[2, 1, 4] 2 0 0 1 2 2 0 0")
        check("Kernels.argmin(n, dim: 1)", try Kernels.argmin(n, dim: 1), "int64[2] 1 0")
        check("Kernels.median(n, dim: 1).values", try Kernels.median(n, dim: 1).values, "float32[2] nan nan")
        check("Kernels.median(n, dim: 1).indices", try Kernels.median(n, dim: 1).indices, "int64[2] 1 0")
        check("Kernels.kthvalue(n, 2, dim: 1).values", try Kernels.kthvalue(n, 2, dim: 1).values, "float32[2] 3 5")
        check(
            "Kernels.sort(n, dim: 1, descending: false).values", try Kernels.sort(n, dim: 1, descending: false).values,
            "float32[2, 3] 1 3 nan 2 5 nan")
        check(
            "Kernels.sort(n, dim: 1, descending: false).indices", try Kernels.sort(n, dim: 1, descending: false).indices,
            "int64[2, 3] 0 2 1 1 2 0")
        check(
            "Kernels.topk(y, 2, dim: 1, largest: false).values", try Kernels.topk(y, 2, dim: 1, largest: false).values,
            "float32[2, 2, 4] -0.756802499 -0.958924294 -0.54402113 -0.999990225 0 0.412118495 "
                + "-0.279415488 0.141120002 -0.536572933 -0.961397469 -0.750987232 -0.846220374 "
                + "-0.287903309 0.420167029 -0.00885130931 0.149877205")
        check(
            "Kernels.topk(y, 2, dim: 1, largest: false).indices", try Kernels.topk(y, 2, dim: 1, largest: false).indices,
            "int64[2, 2, 4] 1 1 2 2 0 2 1 0 0 1 1 2 1 0 2 1")
        check(
            "Kernels.sort(n, dim: 1, descending: true).values", try Kernels.sort(n, dim: 1, descending: true).values,
            "float32[2, 3] nan 3 1 nan 5 2")
        check(
            "Kernels.sort(n, dim: 1, descending: true).indices", try Kernels.sort(n, dim: 1, descending: true).indices,
            "int64[2, 3] 1 2 0 0 2 1")
        check(
            "Kernels.topk(y, 2, dim: 1, largest: true).values", try Kernels.topk(y, 2, dim: 1, largest: true).values,
            "float32[2, 2, 4] 0.989358246 0.841470957 0.909297407 0.656986594 0 0.412118495 "
                + "-0.279415488 0.141120002 0.912945271 0.836655617 0.990607381 0.650287867 -0.287903309 "
                + "0.420167029 -0.00885130931 0.149877205")
        check(
            "Kernels.topk(y, 2, dim: 1, largest: true).indices", try Kernels.topk(y, 2, dim: 1, largest: true).indices,
            "int64[2, 2, 4] 2 0 0 1 0 2 1 0 2 2 0 0 1 0 2 1")
        check(
            "Kernels.cumsum(x, 1)", try Kernels.cumsum(x, 1),
            "float32[2, 3, 4] 0 1 2 3 4 6 8 10 12 15 18 21 12 13 14 15 28 30 32 34 48 51 54 57")
        check(
            "Kernels.cumprod(y, 1)", try Kernels.cumprod(y, 1),
            "float32[2, 3, 4] 0 0.841470957 0.909297407 0.141120002 -0 -0.806906939 -0.254071772 "
                + "0.0927139521 -0 -0.332541287 0.138220415 -0.0927130431 -0.536572933 0.420167029 "
                + "0.990607381 0.650287867 0.154481128 -0.403947532 -0.743933499 0.0974633247 "
                + "0.141032815 -0.337964952 0.00658478541 -0.0824754536")
        check(
            "Kernels.softmax(y, 1, b)", try Kernels.softmax(y, 1, b),
            "float32[2, 3, 4] 0.240461379 0.550611079 0.650023341 0.333939582 0.112815872 "
                + "0.0909794271 0.198005646 0.559378684 0.646722794 0.358409524 0.151970997 0.106681727 "
                + "0.15282622 0.361296207 0.647953987 0.546390653 0.195971861 0.0907522887 0.113547936 "
                + "0.331266612 0.651201844 0.547951519 0.238498032 0.122342683")
        check(
            "Kernels.logSoftmax(y, 1, b)", try Kernels.logSoftmax(y, 1, b),
            "float32[2, 3, 4] -1.42519581 -0.596726596 -0.430746973 -1.09679508 -2.18199825 "
                + "-2.39712191 -1.61945987 -0.580928564 -0.435837567 -1.02607906 -1.88406563 -2.2379055 "
                + "-1.87845373 -1.01805711 -0.433935583 -0.604421079 -1.62978411 -2.39962149 -2.1755302 "
                + "-1.1048317 -0.428935587 -0.60156852 -1.43339419 -2.10092926")
        check(
            "Kernels.softmax(floats([1000, 0, -.infinity]), 0, b)", try Kernels.softmax(floats([1000, 0, -.infinity]), 0, b),
            "float32[3] 1 0 0")
        check(
            "Kernels.softmax(floats([-.infinity, -.infinity]), 0, b)", try Kernels.softmax(floats([-.infinity, -.infinity]), 0, b),
            "float32[2] nan nan")
        check(
            "Kernels.logsumexp(floats([-.infinity, -.infinity]))", try Kernels.logsumexp(floats([-.infinity, -.infinity])),
            "float32[] -inf")
        check(
            "Kernels.logsumexp(floats([.infinity, 1]))", try Kernels.logsumexp(floats([.infinity, 1])),
            "float32[] inf")
        check("Kernels.logsumexp(ints([1, 2]))", try Kernels.logsumexp(ints([1, 2])), "float32[] 2.31326175")
        check("Kernels.argmax(ints([3, 7, 7]))", try Kernels.argmax(ints([3, 7, 7])), "int64[] 1")
    }

    @Test func values3() throws {
        let x = try counting([2, 3, 4])
        check("Kernels.median(ints([4, 1, 3, 2]))", try Kernels.median(ints([4, 1, 3, 2])), "int64[] 2")
        check("Kernels.amax(bools([0, 1]))", try Kernels.amax(bools([0, 1])), "bool[] 1")
        check("Kernels.cumsum(bools([1, 1]), 0)", try Kernels.cumsum(bools([1, 1]), 0), "int64[2] 1 2")
        check("Kernels.any(floats([0, .nan]))", try Kernels.any(floats([0, .nan])), "bool[] 1")
        check(
            "Kernels.all(floats([], [0, 3]), dims: [0])", try Kernels.all(floats([], [0, 3]), dims: [0]),
            "bool[3] 1 1 1")
        check(
            "Kernels.any(x, dims: [0], keepdim: true)", try Kernels.any(x, dims: [0], keepdim: true),
            "bool[1, 3, 4] 1 1 1 1 1 1 1 1 1 1 1 1")
        check("Kernels.all(x, dims: [2])", try Kernels.all(x, dims: [2]), "bool[2, 3] 0 1 1 1 1 1")
        check("Kernels.all(bytes([1, 2]))", try Kernels.all(bytes([1, 2])), "uint8[] 1")
        check("Kernels.sort(bools([1, 0, 1])).indices", try Kernels.sort(bools([1, 0, 1])).indices, "int64[3] 1 0 2")
        check(
            "Kernels.sum(Tensor.scalar(3.0), dims: [0])", try Kernels.sum(Tensor.scalar(3.0), dims: [0]),
            "float32[] 3")
        check("Kernels.cumsum(Tensor.scalar(3.0), 0)", try Kernels.cumsum(Tensor.scalar(3.0), 0), "float32[] 3")
        check("Kernels.sort(Tensor.scalar(3.0)).indices", try Kernels.sort(Tensor.scalar(3.0)).indices, "int64[] 0")
        check("Kernels.argmax(Tensor.scalar(3.0), dim: 0)", try Kernels.argmax(Tensor.scalar(3.0), dim: 0), "int64[] 0")
        check(
            "Kernels.topk(Tensor.scalar(3.0), 1).values", try Kernels.topk(Tensor.scalar(3.0), 1).values,
            "float32[] 3")
        check("Kernels.softmax(Tensor.scalar(3.0), 0, b)", try Kernels.softmax(Tensor.scalar(3.0), 0, b), "float32[] 1")
        check(
            "Kernels.unique(ints([3, 1, 3, 2], [2, 2])).values", try Kernels.unique(ints([3, 1, 3, 2], [2, 2])).values,
            "int64[3] 1 2 3")
        check(
            "Kernels.unique(ints([3, 1, 3, 2], [2, 2])).inverse", try Kernels.unique(ints([3, 1, 3, 2], [2, 2])).inverse,
            "int64[2, 2] 2 0 2 1")
        check(
            "Kernels.unique(ints([3, 1, 3, 2], [2, 2])).counts", try Kernels.unique(ints([3, 1, 3, 2], [2, 2])).counts,
            "int64[3] 1 1 2")
        check(
            "Kernels.searchsorted(floats([1, 3, 5, 7]), floats([0, 3, 4, 7, 9, .nan]))", try Kernels.searchsorted(floats([1, 3, 5, 7]), floats([0, 3, 4, 7, 9, .nan])),
            "int64[6] 0 1 2 3 4 4")
        check(
            "Kernels.searchsorted(floats([1, 3, 5, 7]), floats([0, 3, 4, 7, 9, .nan]), right: true)", try Kernels.searchsorted(floats([1, 3, 5, 7]), floats([0, 3, 4, 7, 9, .nan]), right: true),
            "int64[6] 0 2 2 4 4 4")
        check(
            "Kernels.searchsorted(floats([1, 3, 5, 2, 4, 6], [2, 3]), floats([2, 4, 3, 7], [2, 2]))", try Kernels.searchsorted(floats([1, 3, 5, 2, 4, 6], [2, 3]), floats([2, 4, 3, 7], [2, 2])),
            "int64[2, 2] 1 2 1 3")
    }
}
