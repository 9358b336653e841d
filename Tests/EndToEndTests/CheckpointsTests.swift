// Checkpoints between tensrepl and PyTorch: Checkpoints/models.py saves and checks, frozen.pt is what PyTorch saved.

import Foundation
import Testing

@Suite struct CheckpointsTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Checkpoints").path

    /// Models, optimisers and schedules go on from what was saved as they would have gone on there.
    private let expected = """
        mlp <All keys matched successfully> True True 3 3
        cnn <All keys matched successfully> True True 3 3
        tagger <All keys matched successfully> True True 3 3
        encoder <All keys matched successfully> True True 3 3

        """

    @Test func whatPyTorchSaved() throws {
        let outcome = try run(["run", folder + "/models.py", "check", folder + "/frozen.pt"])
        #expect(outcome.output == expected, "\(outcome.error)")
    }

    @Test func whatIsSavedHere() throws {
        let place = try Folder().path + "-checkpoint"
        defer { for end in ["", ".mlp", ".cnn", ".tagger", ".encoder"] { try? FileManager.default.removeItem(atPath: place + end) } }
        let saved = try run(["run", folder + "/models.py", "save", place])
        #expect(saved.status == 0, "\(saved.error)")
        let outcome = try run(["run", folder + "/models.py", "check", place])
        #expect(outcome.output == expected, "\(outcome.error)")
    }
}
