// How keys reach libedit: read here, not by libedit, so that a signal on any thread ends the wait, a new window size is
// seen, and bytes that are no UTF-8 become U+FFFD instead of vanishing.

import CEdit
import Glibc

extension LineEditor {
    /// libedit's reader: stores one character; 1 on success, 0 at the end of the input, -1 when interrupted.
    func readKey(_ key: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        guard let key else { return -1 }
        var byte: UInt8 = 0
        switch readByte(&byte) {
        case .end:
            isInputAtEnd = true
            return 0
        case .interrupted:
            errno = EINTR
            return -1
        case .byte: break
        }
        key.pointee = wchar_t(bitPattern: scalar(startingWith: byte).value)
        return 1
    }

    private enum Arrival { case byte, interrupted, end }

    private func readByte(_ byte: inout UInt8) -> Arrival {
        if let kept = keptByte {
            keptByte = nil
            byte = kept
            return .byte
        }
        while true {
            if Interrupt.pending { return .interrupted }
            var watched = [
                pollfd(fd: fileno(input), events: Int16(POLLIN), revents: 0),
                pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&watched, 2, -1) >= 0 else {
                if errno == EINTR { continue }
                return .end
            }
            if watched[1].revents != 0 {
                wake.drain()
                if Interrupt.pending { return .interrupted }
                comeBack()
            }
            guard watched[0].revents != 0 else { continue }
            let count = read(fileno(input), &byte, 1)
            if count == 1 { return .byte }
            if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
            return .end
        }
    }

    /// Shows the line anew after the window changed or the process was stopped for a while: a shell may have set the
    /// terminal to its own ways.
    private func comeBack() {
        _ = edit_take_keys(edit, 0)
        _ = edit_take_keys(edit, 1)
        markPastes(true)
        // libedit draws from where the cursor stands: that has to be where the prompt began.
        let columns = windowColumns
        if columns > 0 {
            // What a shell wrote in between is not ours to wipe out.
            let rows = Interrupt.takeContinued() ? 0 : rowsAboveCursor(columns)
            show("\r" + (rows > 0 ? "\u{1b}[\(rows)A" : "") + "\u{1b}[J")
        }
        el_resize(edit)
        _ = edit_refresh(edit)
    }

    /// The window's width; 0 where there is none, or where it is no terminal that moves its cursor.
    private var windowColumns: Int {
        var size = winsize()
        guard understandsSequences, ioctl(fileno(output), UInt(TIOCGWINSZ), &size) == 0 else { return 0 }
        return Int(size.ws_col)
    }

    /// How many rows the prompt and the text before the cursor fill besides the cursor's own, in a window that has wrapped
    /// them anew.
    private func rowsAboveCursor(_ columns: Int) -> Int {
        var rows = 0
        var width = promptWidth
        for character in scalarsBeforeCursor {
            if character == 10 {
                rows += 1
                width = 0
                continue
            }
            let own = max(0, Int(edit_width(character)))
            width += own
            if width > columns {
                rows += 1
                width = own
            }
        }
        return rows + (width == columns ? 1 : 0)
    }

    /// The character that a byte begins; the rest of its bytes are read.
    private func scalar(startingWith first: UInt8) -> Unicode.Scalar {
        if first < 0x80 { return Unicode.Scalar(first) }
        var bytes = [first]
        let length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
        while bytes.count < length {
            var byte: UInt8 = 0
            guard case .byte = readByte(&byte) else { return "\u{fffd}" }
            guard byte & 0xc0 == 0x80 else {
                // Not a part of the character: a key of its own.
                keptByte = byte
                return "\u{fffd}"
            }
            bytes.append(byte)
        }
        return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first ?? "\u{fffd}"
    }
}
