// Sums and what is built of them, against values computed by PyTorch 2.15.

import Testing

@testable import Tensors

@Suite struct ReductionTests {
    let b = Backend()

    @Test func values1() throws {
        let x = try counting([2, 3, 4])
        let y = try Kernels.unary(.sin, counting([2, 3, 4]), b)
        check("Kernels.sum(x)", try Kernels.sum(x), "float32[] 276")
        check(
            "Kernels.sum(x, dims: [0])", try Kernels.sum(x, dims: [0]),
            "float32[3, 4] 12 14 16 18 20 22 24 26 28 30 32 34")
        check(
            "Kernels.sum(x, dims: [0], keepdim: true)", try Kernels.sum(x, dims: [0], keepdim: true),
            "float32[1, 3, 4] 12 14 16 18 20 22 24 26 28 30 32 34")
        check(
            "Kernels.mean(y, dims: [0])", try Kernels.mean(y, dims: [0]),
            "float32[3, 4] -0.268286467 0.630818963 0.949952364 0.395703942 -0.522352934 "
                + "-0.960160851 -0.51520133 0.403431892 0.951151729 0.624387026 -0.27643621 -0.923105299")
        check(
            "Kernels.variance(y, dims: [0], keepdim: true)", try Kernels.variance(y, dims: [0], keepdim: true),
            "float32[1, 3, 4] 0.143955261 0.0887484998 0.0033056559 0.129625961 0.109933227 "
                + "3.05829849e-06 0.111189954 0.128579959 0.00291947136 0.0901158825 0.143203363 "
                + "0.0118225832")
        check(
            "Kernels.logsumexp(y, dims: [0])", try Kernels.logsumexp(y, dims: [0]),
            "float32[3, 4] 0.460425854 1.34599113 1.64392579 1.12091351 0.198029459 -0.267012954 "
                + "0.205489516 1.12838542 1.64502859 1.33989608 0.452092558 -0.227005363")
        check(
            "Kernels.amax(y, dims: [0])", try Kernels.amax(y, dims: [0]),
            "float32[3, 4] 0 0.841470957 0.990607381 0.650287867 -0.287903309 -0.958924294 "
                + "-0.279415488 0.656986594 0.989358246 0.836655617 -0.00885130931 -0.846220374")
        check(
            "Kernels.amin(y, dims: [0])", try Kernels.amin(y, dims: [0]),
            "float32[3, 4] -0.536572933 0.420167029 0.909297407 0.141120002 -0.756802499 "
                + "-0.961397469 -0.750987232 0.149877205 0.912945271 0.412118495 -0.54402113 "
                + "-0.999990225")
        check(
            "Kernels.norm(y, dims: [0])", try Kernels.norm(y, dims: [0]),
            "float32[3, 4] 0.536572933 0.940539062 1.34466529 0.665424049 0.809714973 1.35787368 "
                + "0.80128324 0.673865378 1.34621644 0.932649076 0.544093132 1.30998838")
        check(
            "Kernels.countNonzero(x, dims: [0])", try Kernels.countNonzero(x, dims: [0]),
            "int64[3, 4] 1 2 2 2 2 2 2 2 2 2 2 2")
        check("Kernels.sum(x, dims: [1])", try Kernels.sum(x, dims: [1]), "float32[2, 4] 12 15 18 21 48 51 54 57")
        check(
            "Kernels.sum(x, dims: [1], keepdim: true)", try Kernels.sum(x, dims: [1], keepdim: true),
            "float32[2, 1, 4] 12 15 18 21 48 51 54 57")
        check(
            "Kernels.mean(y, dims: [1])", try Kernels.mean(y, dims: [1]),
            "float32[2, 4] 0.0775185823 0.0982217193 0.0286202636 -0.067294538 0.0294896755 "
                + "0.0984750614 0.0769229457 -0.0153517723")
        check(
            "Kernels.variance(y, dims: [1], keepdim: true)", try Kernels.variance(y, dims: [1], keepdim: true),
            "float32[2, 1, 4] 0.766776204 0.884254158 0.599198222 0.718970537 0.600829482 "
                + "0.885863006 0.763805866 0.580359697")
        check(
            "Kernels.logsumexp(y, dims: [1])", try Kernels.logsumexp(y, dims: [1]),
            "float32[2, 4] 1.42519581 1.43819761 1.34004438 1.23791516 1.3418808 1.43822408 "
                + "1.4245429 1.25470901")
        check(
            "Kernels.amax(y, dims: [1])", try Kernels.amax(y, dims: [1]),
            "float32[2, 4] 0.989358246 0.841470957 0.909297407 0.656986594 0.912945271 0.836655617 "
                + "0.990607381 0.650287867")
        check(
            "Kernels.amin(y, dims: [1])", try Kernels.amin(y, dims: [1]),
            "float32[2, 4] -0.756802499 -0.958924294 -0.54402113 -0.999990225 -0.536572933 "
                + "-0.961397469 -0.750987232 -0.846220374")
        check(
            "Kernels.norm(y, dims: [1])", try Kernels.norm(y, dims: [1]),
            "float32[2, 4] 1.24562418 1.34069049 1.09583473 1.20479321 1.09739149 1.34194565 "
                + "1.24312627 1.07769501")
        check(
            "Kernels.countNonzero(x, dims: [1])", try Kernels.countNonzero(x, dims: [1]),
            "int64[2, 4] 2 3 3 3 3 3 3 3")
        check("Kernels.sum(x, dims: [2])", try Kernels.sum(x, dims: [2]), "float32[2, 3] 6 22 38 54 70 86")
        check(
            "Kernels.sum(x, dims: [2], keepdim: true)", try Kernels.sum(x, dims: [2], keepdim: true),
            "float32[2, 3, 1] 6 22 38 54 70 86")
        check(
            "Kernels.mean(y, dims: [2])", try Kernels.mean(y, dims: [2]),
            "float32[2, 3] 0.472972095 -0.334538937 -0.0356336534 0.381122351 -0.462602705 "
                + "0.223632306")
        check(
            "Kernels.variance(y, dims: [2], keepdim: true)", try Kernels.variance(y, dims: [2], keepdim: true),
            "float32[2, 3, 1] 0.219999865 0.518108368 0.813177288 0.429203719 0.245871127 "
                + "0.683194458")
        check(
            "Kernels.logsumexp(y, dims: [2])", try Kernels.logsumexp(y, dims: [2]),
            "float32[2, 3] 1.93930507 1.26346707 1.63857222 1.90448189 1.01732433 1.82785106")
    }

    @Test func values2() throws {
        let x = try counting([2, 3, 4])
        let y = try Kernels.unary(.sin, counting([2, 3, 4]), b)
        check(
            "Kernels.amax(y, dims: [2])", try Kernels.amax(y, dims: [2]),
            "float32[2, 3] 0.909297407 0.656986594 0.989358246 0.990607381 0.149877205 0.912945271")
        check(
            "Kernels.amin(y, dims: [2])", try Kernels.amin(y, dims: [2]),
            "float32[2, 3] 0 -0.958924294 -0.999990225 -0.536572933 -0.961397469 -0.846220374")
        check(
            "Kernels.norm(y, dims: [2])", try Kernels.norm(y, dims: [2]),
            "float32[2, 3] 1.24692023 1.41491711 1.56352508 1.36697769 1.26238608 1.49987638")
        check("Kernels.countNonzero(x, dims: [2])", try Kernels.countNonzero(x, dims: [2]), "int64[2, 3] 3 4 4 4 4 4")
        check("Kernels.sum(x, dims: [-1])", try Kernels.sum(x, dims: [-1]), "float32[2, 3] 6 22 38 54 70 86")
        check(
            "Kernels.sum(x, dims: [-1], keepdim: true)", try Kernels.sum(x, dims: [-1], keepdim: true),
            "float32[2, 3, 1] 6 22 38 54 70 86")
        check(
            "Kernels.mean(y, dims: [-1])", try Kernels.mean(y, dims: [-1]),
            "float32[2, 3] 0.472972095 -0.334538937 -0.0356336534 0.381122351 -0.462602705 "
                + "0.223632306")
        check(
            "Kernels.variance(y, dims: [-1], keepdim: true)", try Kernels.variance(y, dims: [-1], keepdim: true),
            "float32[2, 3, 1] 0.219999865 0.518108368 0.813177288 0.429203719 0.245871127 "
                + "0.683194458")
        check(
            "Kernels.logsumexp(y, dims: [-1])", try Kernels.logsumexp(y, dims: [-1]),
            "float32[2, 3] 1.93930507 1.26346707 1.63857222 1.90448189 1.01732433 1.82785106")
        check(
            "Kernels.amax(y, dims: [-1])", try Kernels.amax(y, dims: [-1]),
            "float32[2, 3] 0.909297407 0.656986594 0.989358246 0.990607381 0.149877205 0.912945271")
        check(
            "Kernels.amin(y, dims: [-1])", try Kernels.amin(y, dims: [-1]),
            "float32[2, 3] 0 -0.958924294 -0.999990225 -0.536572933 -0.961397469 -0.846220374")
        check(
            "Kernels.norm(y, dims: [-1])", try Kernels.norm(y, dims: [-1]),
            "float32[2, 3] 1.24692023 1.41491711 1.56352508 1.36697769 1.26238608 1.49987638")
        check("Kernels.countNonzero(x, dims: [-1])", try Kernels.countNonzero(x, dims: [-1]), "int64[2, 3] 3 4 4 4 4 4")
        check("Kernels.sum(x, dims: [0, 2])", try Kernels.sum(x, dims: [0, 2]), "float32[3] 60 92 124")
        check(
            "Kernels.sum(x, dims: [0, 2], keepdim: true)", try Kernels.sum(x, dims: [0, 2], keepdim: true),
            "float32[1, 3, 1] 60 92 124")
        check(
            "Kernels.mean(y, dims: [0, 2])", try Kernels.mean(y, dims: [0, 2]),
            "float32[3] 0.427047223 -0.398570836 0.0939993262")
        check(
            "Kernels.variance(y, dims: [0, 2], keepdim: true)", try Kernels.variance(y, dims: [0, 2], keepdim: true),
            "float32[1, 3, 1] 0.280640513 0.332105577 0.66050756")
        check(
            "Kernels.logsumexp(y, dims: [0, 2])", try Kernels.logsumexp(y, dims: [0, 2]),
            "float32[3] 2.61519217 1.84109712 2.43083048")
        check(
            "Kernels.amax(y, dims: [0, 2])", try Kernels.amax(y, dims: [0, 2]),
            "float32[3] 0.990607381 0.656986594 0.989358246")
        check(
            "Kernels.amin(y, dims: [0, 2])", try Kernels.amin(y, dims: [0, 2]),
            "float32[3] -0.536572933 -0.961397469 -0.999990225")
        check(
            "Kernels.norm(y, dims: [0, 2])", try Kernels.norm(y, dims: [0, 2]),
            "float32[3] 1.85025346 1.896209 2.16661954")
        check("Kernels.countNonzero(x, dims: [0, 2])", try Kernels.countNonzero(x, dims: [0, 2]), "int64[3] 7 8 8")
        check("Kernels.sum(x, dims: [1, 2])", try Kernels.sum(x, dims: [1, 2]), "float32[2] 66 210")
        check(
            "Kernels.sum(x, dims: [1, 2], keepdim: true)", try Kernels.sum(x, dims: [1, 2], keepdim: true),
            "float32[2, 1, 1] 66 210")
    }

    @Test func values3() throws {
        let x = try counting([2, 3, 4])
        let y = try Kernels.unary(.sin, counting([2, 3, 4]), b)
        check("Kernels.mean(y, dims: [1, 2])", try Kernels.mean(y, dims: [1, 2]), "float32[2] 0.0342664979 0.047383979")
        check(
            "Kernels.variance(y, dims: [1, 2], keepdim: true)", try Kernels.variance(y, dims: [1, 2], keepdim: true),
            "float32[2, 1, 1] 0.544301867 0.516812027")
        check(
            "Kernels.logsumexp(y, dims: [1, 2])", try Kernels.logsumexp(y, dims: [1, 2]),
            "float32[2] 2.74979329 2.75380182")
        check("Kernels.amax(y, dims: [1, 2])", try Kernels.amax(y, dims: [1, 2]), "float32[2] 0.989358246 0.990607381")
        check(
            "Kernels.amin(y, dims: [1, 2])", try Kernels.amin(y, dims: [1, 2]),
            "float32[2] -0.999990225 -0.961397469")
        check("Kernels.norm(y, dims: [1, 2])", try Kernels.norm(y, dims: [1, 2]), "float32[2] 2.44977784 2.3899529")
        check("Kernels.countNonzero(x, dims: [1, 2])", try Kernels.countNonzero(x, dims: [1, 2]), "int64[2] 11 12")
        check("Kernels.sum(x, dims: [0, 1])", try Kernels.sum(x, dims: [0, 1]), "float32[4] 60 66 72 78")
        check(
            "Kernels.sum(x, dims: [0, 1], keepdim: true)", try Kernels.sum(x, dims: [0, 1], keepdim: true),
            "float32[1, 1, 4] 60 66 72 78")
        check(
            "Kernels.mean(y, dims: [0, 1])", try Kernels.mean(y, dims: [0, 1]),
            "float32[4] 0.053504128 0.0983483866 0.052771613 -0.0413231552")
        check(
            "Kernels.variance(y, dims: [0, 1], keepdim: true)", try Kernels.variance(y, dims: [0, 1], keepdim: true),
            "float32[1, 1, 4] 0.54773432 0.708046913 0.545901597 0.520541489")
        check(
            "Kernels.logsumexp(y, dims: [0, 1])", try Kernels.logsumexp(y, dims: [0, 1]),
            "float32[4] 2.07755303 2.13135815 2.07633305 1.93949449")
        check(
            "Kernels.amax(y, dims: [0, 1])", try Kernels.amax(y, dims: [0, 1]),
            "float32[4] 0.989358246 0.841470957 0.990607381 0.656986594")
        check(
            "Kernels.amin(y, dims: [0, 1])", try Kernels.amin(y, dims: [0, 1]),
            "float32[4] -0.756802499 -0.961397469 -0.750987232 -0.999990225")
        check(
            "Kernels.norm(y, dims: [0, 1])", try Kernels.norm(y, dims: [0, 1]),
            "float32[4] 1.66007459 1.89691043 1.65717137 1.61646318")
        check("Kernels.countNonzero(x, dims: [0, 1])", try Kernels.countNonzero(x, dims: [0, 1]), "int64[4] 5 6 6 6")
        check("Kernels.norm(y, p: 0)", try Kernels.norm(y, p: 0), "float32[] 23")
        check("Kernels.norm(y, p: 1)", try Kernels.norm(y, p: 1), "float32[] 14.8419781")
        check("Kernels.norm(y, p: 3)", try Kernels.norm(y, p: 3), "float32[] 2.14998102")
        check("Kernels.norm(y, p: 0.5)", try Kernels.norm(y, p: 0.5), "float32[] 311.397614")
        check("Kernels.norm(y, p: .infinity)", try Kernels.norm(y, p: .infinity), "float32[] 0.999990225")
        check("Kernels.norm(y, p: -.infinity)", try Kernels.norm(y, p: -.infinity), "float32[] 0")
        check(
            "Kernels.standardDeviation(y, correction: 0)", try Kernels.standardDeviation(y, correction: 0),
            "float32[] 0.697414458")
        check("Kernels.standardDeviation(floats([3]))", try Kernels.standardDeviation(floats([3])), "float32[] nan")
    }

    @Test func values4() throws {
        let y = try Kernels.unary(.sin, counting([2, 3, 4]), b)
        check("Kernels.sum(bytes([200, 100]))", try Kernels.sum(bytes([200, 100])), "int64[] 300")
        check("Kernels.sum(bools([1, 1, 0]))", try Kernels.sum(bools([1, 1, 0])), "int64[] 2")
        check(
            "Kernels.sum(ints([1, 2]), dtype: .float32)", try Kernels.sum(ints([1, 2]), dtype: .float32),
            "float32[] 3")
        check(
            "Kernels.sum(floats([1.7, 2.7]), dtype: .int64)", try Kernels.sum(floats([1.7, 2.7]), dtype: .int64),
            "int64[] 3")
        check("Kernels.sum(floats([]))", try Kernels.sum(floats([])), "float32[] 0")
        check("Kernels.mean(floats([]))", try Kernels.mean(floats([])), "float32[] nan")
        check("Kernels.prod(floats([]))", try Kernels.prod(floats([])), "float32[] 1")
        check(
            "Kernels.sum(floats([], [0, 2]), dims: [0])", try Kernels.sum(floats([], [0, 2]), dims: [0]),
            "float32[2] 0 0")
        check(
            "Kernels.sum(floats([], [0, 2]), dims: [1])", try Kernels.sum(floats([], [0, 2]), dims: [1]),
            "float32[0] ")
        check(
            "Kernels.sum(floats([1, .infinity, -.infinity]))", try Kernels.sum(floats([1, .infinity, -.infinity])),
            "float32[] nan")
        check("Kernels.prod(ints([3, 4, 5]))", try Kernels.prod(ints([3, 4, 5])), "int64[] 60")
        check(
            "Kernels.prod(y, dims: [1])", try Kernels.prod(y, dims: [1]),
            "float32[2, 4] -0 -0.332541287 0.138220415 -0.0927130431 0.141032815 -0.337964982 "
                + "0.00658478541 -0.0824754536")
    }
}
