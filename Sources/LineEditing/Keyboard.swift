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
        el_resize(edit)
        _ = edit_refresh(edit)
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
