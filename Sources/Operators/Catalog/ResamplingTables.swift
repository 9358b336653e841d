// Which inputs each output of a pooling or interpolation is made of.

import Glibc
import Tensors

/// The tables of the last dimensions, the first of them first.
func resamplingTables(_ kind: String, _ numbers: [Int], _ shape: Shape, _ dtype: DType) -> [ResamplingTable] {
    switch kind {
    case "average": return averageTables(numbers, shape)
    case "adaptive":
        return zip(shape.array.suffix(numbers.count), numbers).map { size, count in
            var table = ResamplingTable(inputCount: size)
            for i in 0..<count {
                let first = i &* size / Swift.max(count, 1)
                let end = ((i &+ 1) &* size &+ count &- 1) / count
                table.append(sumOf: first..<Swift.max(first, end), divisor: Double(end - first))
            }
            return table
        }
    default:
        let rank = (numbers.count - 1) / 2
        return (0..<rank).map { d in
            let scale = Double(bitPattern: UInt64(UInt(bitPattern: numbers[rank + 1 + d])))
            let (size, corners) = (shape[shape.count - rank + d], numbers[rank] == 1)
            if dtype == .float64 { return interpolation(kind, size, numbers[d], corners: corners, scale, isFused: rank == 2, Double.self) }
            return interpolation(kind, size, numbers[d], corners: corners, scale, isFused: rank == 2, Float.self)
        }
    }
}

/// How many windows there are along a dimension.
func pooledSize(_ size: Int, _ kernel: Int, _ stride: Int, _ padding: Int, _ dilation: Int, isCeiling: Bool) -> Int {
    let room = size &+ 2 &* padding &- dilation &* (kernel &- 1) &- 1 &+ (isCeiling ? stride &- 1 : 0)
    var count = (room >= 0 ? room / stride : -((-room &+ stride &- 1) / stride)) &+ 1
    // The last window has to begin inside the input or the padding before it.
    if isCeiling, (count &- 1) &* stride >= size &+ padding { count &-= 1 }
    return count
}

private func averageTables(_ numbers: [Int], _ shape: Shape) -> [ResamplingTable] {
    let rank = numbers[0]
    let (kernel, stride, padding) = (numbers[1...], numbers[(1 + rank)...], numbers[(1 + 2 * rank)...])
    let (isCeiling, includesPadding, override) = (numbers[1 + 3 * rank] == 1, numbers[2 + 3 * rank] == 1, numbers[3 + 3 * rank])
    return (0..<rank).map { d in
        let size = shape[shape.count - rank + d]
        let (k, s, p) = (kernel[1 + d], stride[1 + rank + d], padding[1 + 2 * rank + d])
        var table = ResamplingTable(inputCount: size)
        for i in 0..<Swift.max(0, pooledSize(size, k, s, p, 1, isCeiling: isCeiling)) {
            let first = i &* s &- p
            let end = Swift.min(first &+ k, size &+ p)
            let inside = Swift.max(first, 0)..<Swift.max(Swift.min(end, size), Swift.max(first, 0))
            let divisor = override != 0 ? (d == 0 ? override : 1) : includesPadding ? end &- first : inside.count
            table.append(sumOf: inside, divisor: Double(divisor))
        }
        return table
    }
}

private func interpolation<F: BinaryFloatingPoint>(
    _ kind: String, _ size: Int, _ count: Int, corners: Bool, _ factor: Double, isFused: Bool, _: F.Type
) -> ResamplingTable {
    var table = ResamplingTable(inputCount: size)
    let plain = factor > 0 ? 1 / factor : Double(size) / Double(count)
    let scale = corners ? (count > 1 ? F(size - 1) / F(count - 1) : 0) : factor > 0 ? F(plain) : F(size) / F(count)
    for i in 0..<count {
        let middle = F(i) + 0.5
        let place = corners ? scale * F(i) : isFused ? (-0.5 as F).addingProduct(middle, scale) : scale * middle - 0.5
        switch kind {
        case "nearest": table.append([(Swift.min(Int(floorf(Float(i) * Float(plain))), size - 1), 1)])
        case "nearest-exact": table.append([(Swift.min(Int(floorf((Float(i) + 0.5) * Float(plain))), size - 1), 1)])
        case "linear":
            if count == size {
                table.append([(i, 1)])
                continue
            }
            let place = Swift.max(place, 0)
            let first = Swift.min(Int(place), size - 1)
            let share = Swift.min(Swift.max(place - F(first), 0), 1)
            let next = Swift.min(first + 1, size - 1)
            table.append([(first, Double(1 - share)), (next, Double(share))])
        default:
            let first = Swift.min(Int(place.rounded(.down)), size - 1)
            let t = Swift.min(Swift.max(place - F(first), 0), 1)
            let a: F = -0.75
            func near(_ x: F) -> F { ((a + 2) * x - (a + 3)) * x * x + 1 }
            func far(_ x: F) -> F { ((a * x - 5 * a) * x + 8 * a) * x - 4 * a }
            let weights = [far(t + 1), near(t), near(1 - t), far(1 - t + 1)]
            table.append(weights.enumerated().map { (Swift.min(Swift.max(first - 1 + $0, 0), size - 1), Double($1)) })
        }
    }
    return table
}
