// The `%` commands that draw: `%plot`, `%hist`. Figures are in Figure.swift.

import Tensors

extension Session {
    func installPlotCommands() {
        add(Command(
            "plot", usage: "EXPR[, EXPR…] [--x EXPR] [--log] [--title TEXT] [--size COLUMNSxROWS] [--svg FILE]",
            summary: "draws numbers as curves: a list, a tensor, the columns of a matrix, a dict of several"
        ) { try $0.plot($1) })
        add(Command(
            "hist", usage: "EXPR [--bins N] [--size COLUMNSxROWS] [--svg FILE]",
            summary: "draws how often values occur: of a tensor or list, or of every parameter of a model"
        ) { try $0.histogram($1) })
    }

    private func plot(_ text: String) throws {
        let (expressions, options) = try PlotOptions.parse(text, of: "plot", known: ["x", "log", "title", "size", "svg"])
        guard !expressions.isEmpty else { throw Raise(.syntaxError, "%plot wants something to draw: %plot losses") }
        let places = try options.x.map { try numbers($0, value(of: $0)) }
        var series: [Figure.Series] = []
        for expression in expressions {
            for (name, heights) in try curves(expression, value(of: expression)) {
                if let places, places.count != heights.count {
                    throw Raise(
                        .valueError, "'\(options.x ?? "")' has \(places.count) numbers and '\(name)' has \(heights.count): one x for each y")
                }
                series.append(
                    Figure.Series(
                        name: name,
                        points: heights.enumerated().map { Figure.Point(x: places?[$0] ?? Double($0), y: $1) }))
            }
        }
        guard series.contains(where: { !$0.points.isEmpty }) else { throw Raise(.valueError, "there is nothing in '\(text)' to draw") }
        let heights = series.flatMap { $0.points.map(\.y) }
        let left = heights.count { !$0.isFinite || options.isLogarithmic && $0 <= 0 }
        let reason = options.isLogarithmic ? "not positive, or not finite" : "not finite"
        guard left < heights.count else {
            throw Raise(.valueError, "there is nothing to draw: of '\(expressions.joined(separator: ", "))' no number is \(options.isLogarithmic ? "positive and finite" : "finite")")
        }
        let title = options.title ?? expressions.joined(separator: ", ") + (options.x.map { " over \($0)" } ?? "")
        try draw(Figure(title, .curves(series), isLogarithmic: options.isLogarithmic), options)
        if left > 0 { write("\(left) of \(heights.count) numbers left out: \(reason)\n") }
    }

    private func histogram(_ text: String) throws {
        let (expressions, options) = try PlotOptions.parse(text, of: "hist", known: ["bins", "size", "svg"])
        guard !expressions.isEmpty else { throw Raise(.syntaxError, "%hist wants a tensor or a model: %hist net") }
        var strips: [Figure.Bars] = []
        for expression in expressions {
            let value = try value(of: expression)
            guard case .object(let object) = value, let model = object as? ModuleInstance else {
                let numbers = try numbers(expression, value)
                guard numbers.contains(where: \.isFinite) else {
                    throw Raise(.valueError, "there is nothing to draw: '\(expression)' holds no finite number")
                }
                strips.append(Figure.Bars(expression, numbers, bins: options.bins))
                continue
            }
            for (name, parameter) in try machine.parameters(of: model) {
                let prefix = expressions.count > 1 ? expression + "." : ""
                strips.append(Figure.Bars(prefix + name, parameter.doubles, bins: options.bins ?? 24))
            }
        }
        guard let first = strips.first else { throw Raise(.valueError, "'\(expressions[0])' has no parameters") }
        let isOne = strips.count == 1 && expressions.count == 1
        try draw(Figure("", isOne ? .bars(first) : .strips(strips)), options)
    }

    private func draw(_ figure: Figure, _ options: PlotOptions) throws {
        guard let path = options.path else { return draw(figure, columns: options.columns, rows: options.rows) }
        let open = machine.builtins[machine.symbols.intern("open")] ?? .none
        let file = try machine.call(open, [.string(path), .string("w")])
        defer { _ = try? machine.call(machine.attribute(file, machine.symbols.intern("close")), []) }
        _ = try machine.call(machine.attribute(file, machine.symbols.intern("write")), [.string(figure.svg())])
        write("wrote \(path)\n")
    }

    // MARK: Numbers

    /// The curves in a value, with their names.
    private func curves(_ name: String, _ value: Value) throws -> [(String, [Double])] {
        if let dict = value.asDict {
            return try dict.pairs.map { (try machine.str($0.key), try numbers(name, $0.value)) }
        }
        if let tensor = plainTensor(value), tensor.rank == 2 {
            let (rows, columns) = (tensor.shape.array[0], tensor.shape.array[1])
            guard columns <= 12 else {
                throw Raise(.valueError, "'\(name)' has \(columns) columns, which are too many curves: draw some of them, or its transpose")
            }
            let values = tensor.doubles
            let short = Session.isPlainName(name) ? name : ""
            return (0..<columns).map { column in ("\(short)[:, \(column)]", (0..<rows).map { values[$0 * columns + column] }) }
        }
        if case .object(let object) = value, object.kind == .list || object.kind == .tuple {
            let elements = try machine.elements(value)
            let isNested = elements.allSatisfy { element in
                if let tensor = plainTensor(element) { return tensor.rank == 1 }
                if case .object(let inner) = element { return inner.kind == .list || inner.kind == .tuple }
                return false
            }
            if isNested, !elements.isEmpty, elements.count <= 12 {
                let short = Session.isPlainName(name) ? name : ""
                return try elements.enumerated().map { ("\(short)[\($0)]", try numbers("\(name)[\($0)]", $1)) }
            }
        }
        return [(name, try numbers(name, value))]
    }

    private static func isPlainName(_ text: String) -> Bool { text.allSatisfy { $0.isLetter || $0.isNumber || "_.".contains($0) } }

    private func plainTensor(_ value: Value) -> Tensor? { value.tensor ?? value.as(ArrayObject.self)?.tensor }

    /// All the numbers of a tensor, an array or anything that can be run through.
    private func numbers(_ name: String, _ value: Value) throws -> [Double] {
        if let tensor = plainTensor(value) {
            guard !tensor.dtype.name.hasPrefix("complex") else { throw Raise(.typeError, "'\(name)' is complex: draw its .real, .imag or .abs()") }
            return tensor.doubles
        }
        switch value {
        case .int, .float, .bool: return [try machine.double(value)]
        case .object: break
        default: throw Raise(.typeError, "'\(name)' is a \(machine.typeName(value)), which cannot be drawn")
        }
        if case .object(let object) = value, object is ModuleInstance {
            throw Raise(.typeError, "'\(name)' is a model, which cannot be drawn as a curve", hint: "%hist \(name) draws its parameters")
        }
        guard value.text == nil else { throw Raise(.typeError, "'\(name)' is a str, which cannot be drawn") }
        return try machine.elements(value).map { element in
            if element.isNone { return .nan }
            if let tensor = plainTensor(element) {
                guard tensor.elementCount == 1 else {
                    throw Raise(.typeError, "'\(name)' holds a tensor of shape \(tensor.shape) where a number is expected")
                }
                return tensor.double(at: 0)
            }
            return try machine.double(element)
        }
    }
}

/// What stands behind a plotting command's name.
private struct PlotOptions {
    var x: String?
    var isLogarithmic = false
    var title: String?
    var columns: Int?
    var rows: Int?
    var bins: Int?
    var path: String?

    static func parse(_ text: String, of command: String, known: Set<String>) throws -> ([String], PlotOptions) {
        let (front, words) = Session.options(text)
        var options = PlotOptions()
        var place = 0
        while place < words.count {
            let option = String(words[place].dropFirst(2))
            guard words[place].hasPrefix("--"), known.contains(option) else {
                throw Raise(.valueError, "%\(command) has no option \(words[place])", hint: "%help \(command)")
            }
            place += 1
            var values: [String] = []
            while place < words.count, !(words[place].hasPrefix("--") && words[place].dropFirst(2).first?.isLetter == true) {
                values.append(words[place])
                place += 1
            }
            try options.take(option, values.joined(separator: " "))
        }
        return (parts(front), options)
    }

    private mutating func take(_ option: String, _ value: String) throws {
        if option == "log" {
            guard value.isEmpty else { throw Raise(.valueError, "--log takes no value, but '\(value)' follows it") }
            isLogarithmic = true
            return
        }
        guard !value.isEmpty else { throw Raise(.valueError, "--\(option) wants a value") }
        switch option {
        case "x": x = value
        case "title": title = value
        case "svg": path = value
        case "bins":
            guard let count = Int(value), (1...1000).contains(count) else { throw Raise(.valueError, "--bins wants a number from 1 to 1000") }
            bins = count
        default:
            let sizes = value.split(separator: "x").map { Int($0) }
            guard sizes.count == 2, let columns = sizes[0], let rows = sizes[1], (20...400).contains(columns), (5...200).contains(rows) else {
                throw Raise(.valueError, "--size wants columns and rows, such as 60x12")
            }
            (self.columns, self.rows) = (columns, rows)
        }
    }

    /// Cuts at the commas outside brackets and quotes.
    private static func parts(_ text: String) -> [String] {
        var parts: [Substring] = []
        var start = text.startIndex
        for comma in Session.places(",", in: text) {
            parts.append(text[start..<comma])
            start = text.index(after: comma)
        }
        parts.append(text[start...])
        return parts.map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }
}
