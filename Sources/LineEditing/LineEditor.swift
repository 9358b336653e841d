// The prompt: reads lines with libedit. What the keys of its own do is in Keys.swift, how keys arrive in Keyboard.swift,
// past entries are in History.swift, Ctrl-C in Interrupt.swift. It knows nothing of the language.

import CEdit
import Glibc

/// An editor of lines at a terminal; used from one thread.
public final class LineEditor {
    public enum Line: Equatable, Sendable {
        /// What was entered, without the newline at its end; pasted and recalled text may hold newlines.
        case text(String)
        /// Ctrl-C; the line is dropped.
        case interrupted
        /// Ctrl-D on an empty line, or the terminal is gone; the cursor is still in the prompt's line.
        case endOfFile
    }

    /// On Tab: what can stand in place of the identifier or dotted path before the cursor (`fragment`), given all the text
    /// before the cursor.
    public var complete: ((_ textBeforeCursor: String) -> [String])?

    let edit: OpaquePointer
    let input: UnsafeMutablePointer<FILE>
    let output: UnsafeMutablePointer<FILE>
    private var history = History()
    /// What libedit shows; kept alive while it may look.
    private(set) var promptBytes: UnsafeMutablePointer<CChar>?
    /// The columns that the prompt fills.
    private(set) var promptWidth = 0
    /// Set when a read found the terminal gone.
    var isInputAtEnd = false
    /// False for a terminal that would show control sequences as text.
    let understandsSequences: Bool
    /// A byte that was read too far.
    var keptByte: UInt8?

    /// An editor between two descriptors of a terminal; nil when they are none.
    public convenience init?(program: String, input: Int32, output: Int32) {
        self.init(program: program, input: input, output: output, terminal: nil)
    }

    /// `terminal` is the terminal's kind; nil for what `TERM` says.
    init?(program: String, input: Int32, output: Int32, terminal: String?) {
        guard isatty(input) == 1, isatty(output) == 1 else { return nil }
        LineEditor.useUnicode()
        guard let source = LineEditor.stream(input, "r") else { return nil }
        guard let sink = LineEditor.stream(output, "w") else {
            fclose(source)
            return nil
        }
        guard let made = el_init(program, source, sink, sink) else {
            fclose(source)
            fclose(sink)
            return nil
        }
        self.input = source
        self.output = sink
        edit = made
        let kind = terminal ?? getenv("TERM").map { String(cString: $0) } ?? ""
        understandsSequences = !["", "dumb", "emacs", "unknown"].contains(kind)
        if let terminal { _ = edit_set_terminal(edit, terminal) }
        _ = edit_set_owner(edit, Unmanaged.passUnretained(self).toOpaque())
        _ = edit_set_prompt(edit) { LineEditor.of($0)?.promptBytes }
        _ = edit_leave_signals(edit)
        _ = edit_keep_returns(edit)
        _ = edit_set_emacs_keys(edit)
        _ = edit_set_reader(edit) { edit, key in LineEditor.of(edit)?.readKey(key) ?? 0 }
        if let handle = history.handle { _ = edit_use_history(edit, handle) }
        bindKeys()
        Interrupt.watchTerminal()
    }

    deinit {
        el_end(edit)
        free(promptBytes)
        fclose(input)
        fclose(output)
    }

    /// Shows the prompt and reads until Enter, Ctrl-C or Ctrl-D. Text between two \u{1} in the prompt takes no room.
    public func readLine(prompt: String) -> Line {
        Interrupt.clear()
        setPrompt(prompt)
        markPastes(true)
        defer { markPastes(false) }
        while true {
            _ = edit_take_keys(edit, 1)
            var count: Int32 = 0
            let line = el_wgets(edit, &count)
            // An interrupted search looks like the end of the file: only the flag tells.
            if Interrupt.pending {
                Interrupt.clear()
                // Keys that were typed before belong to the line that is dropped.
                tcflush(fileno(input), TCIFLUSH)
                show("\n")
                return .interrupted
            }
            if !isInputAtEnd, let line, count > 0 {
                return .text(LineEditor.text(UnsafeBufferPointer(start: line, count: Int(count))))
            }
            if isInputAtEnd || count == 0 { return .endOfFile }
        }
    }

    /// Adds a whole cell to what ↑ brings back.
    public func addHistory(_ entry: String) { history.add(entry) }

    /// Adds the entries that `saveHistory` wrote; a missing file is an empty one.
    public func loadHistory(path: String) { history.load(path: path) }

    /// Writes the history to a file that only the user may read, whole or not at all; failure is ignored.
    public func saveHistory(path: String) { history.save(path: path) }

    /// The editor that libedit calls back for.
    static func of(_ edit: OpaquePointer?) -> LineEditor? {
        guard let edit, let owner = edit_owner(edit) else { return nil }
        return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
    }

    /// Asks the terminal to mark pasted text, so that it is not taken for typed keys.
    func markPastes(_ isOn: Bool) {
        if understandsSequences { show(isOn ? "\u{1b}[?2004h" : "\u{1b}[?2004l") }
    }

    func show(_ text: String) {
        fputs(text, output)
        fflush(output)
    }

    private func setPrompt(_ prompt: String) {
        free(promptBytes)
        // libedit crashes on a prompt that the locale cannot encode.
        let isUnicode = __ctype_get_mb_cur_max() > 1
        let shown = isUnicode ? prompt : String(String.UnicodeScalarView(prompt.unicodeScalars.map { $0.isASCII ? $0 : "?" }))
        promptBytes = strdup(LineEditor.endingVisibly(shown))
        let visible = shown.unicodeScalars.split(separator: "\u{1}", omittingEmptySubsequences: false).enumerated()
        promptWidth = visible.reduce(0) { $0 + ($1.offset % 2 == 0 ? $1.element.count : 0) }
    }

    /// The prompt with its last character after the sequence at its end: libedit drops one that nothing follows.
    private static func endingVisibly(_ prompt: String) -> String {
        var scalars = Array(prompt.unicodeScalars)
        guard scalars.last == "\u{1}", let start = scalars.dropLast().lastIndex(of: "\u{1}"), start > 0,
            scalars[start - 1] != "\u{1}"
        else { return prompt }
        scalars.append(scalars.remove(at: start - 1))
        return String(String.UnicodeScalarView(scalars))
    }

    /// Lets libedit show more than ASCII, whatever the locale. Numbers keep the C locale's point.
    private static func useUnicode() {
        setlocale(LC_CTYPE, "")
        if __ctype_get_mb_cur_max() == 1 { setlocale(LC_CTYPE, "C.UTF-8") }
    }

    private static func stream(_ descriptor: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { return nil }
        guard let stream = fdopen(copy, mode) else {
            close(copy)
            return nil
        }
        return stream
    }

    /// libedit's characters as text, without a newline at the end.
    static func text(_ line: UnsafeBufferPointer<wchar_t>) -> String {
        var text = String.UnicodeScalarView()
        let isEnded = line.last == 10
        for character in line.dropLast(isEnded ? 1 : 0) {
            text.append(Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{fffd}")
        }
        return String(text)
    }
}
