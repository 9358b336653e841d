// The table of what the language leaves out, its errors, and the page that is made of it.

import Diagnostics
import Foundation
import Syntax
import Testing

@Suite struct LeftOutTests {
    @Test func thePageIsTheTable() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/reference/language.md").standardized
        // Made by `tensrepl language`.
        #expect(try String(contentsOf: file, encoding: .utf8) == LeftOut.page)
    }

    @Test func noNameStandsTwice() {
        for kind in LeftOut.Kind.allCases {
            let names = LeftOut.table.filter { $0.kind == kind }.flatMap(\.names)
            #expect(names.count == Set(names).count)
        }
    }

    @Test func mistakesNameTheConstructAndTheReason() {
        let result = Parser.parse(SourceText(name: "<stdin>", "async def f(): pass\n"))
        #expect(result.diagnostics.map(\.message) == ["'async' is not supported: cells leave out asynchronous code"])
        #expect(result.diagnostics.first?.hint != nil)
    }
}
