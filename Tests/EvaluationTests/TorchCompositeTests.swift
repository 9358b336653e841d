// Gradients of what the sweep of operations cannot draw samples for: recurrent layers, pooling with places, losses over
// alignments. First and second order, against two-sided differences.

import Testing

@Suite struct TorchCompositeTests {
    private func checks(_ function: String, _ shapes: String, before: String = "", twice: Bool = true) -> [(code: String, prints: String)] {
        let start = "_ = torch.manual_seed(3)\nimport torch.nn as nn, torch.nn.functional as F\ntorch.set_default_dtype(torch.float64)\n" + before
            + "a = tuple(torch.randn(s, requires_grad=True) for s in \(shapes))\nf = \(function)\n"
        return [(start + "torch.autograd.gradcheck(f, a)", "True")]
            + (twice ? [(start + "torch.autograd.gradgradcheck(f, a)", "True")] : [])
    }

    @Test func recurrent() {
        for layer in ["nn.RNN(2, 3)", "nn.GRU(2, 3)", "nn.LSTM(2, 3)", "nn.LSTM(2, 3, num_layers=2, bidirectional=True)", "nn.LSTM(2, 3, proj_size=2)"] {
            checkTorch(checks("lambda x: m(x)[0]", "[(4, 2, 2)]", before: "m = \(layer)\n", twice: false))
        }
        checkTorch(checks("lambda x: m(x)[0]", "[(2, 4, 2)]", before: "m = nn.RNN(2, 3, batch_first=True)\n", twice: false))
        checkTorch(
            checks(
                "lambda x: m(nn.utils.rnn.pack_padded_sequence(x, [4, 2]))[0].data", "[(4, 2, 2)]", before: "m = nn.LSTM(2, 3)\n", twice: false))
    }

    @Test func pooling() {
        checkTorch(checks("lambda x: F.max_pool2d(x, 2, return_indices=True)[0]", "[(1, 2, 4, 4)]"))
        checkTorch(checks("lambda x: F.max_pool3d(x, 2, return_indices=True)[0]", "[(1, 1, 4, 4, 4)]"))
        checkTorch(checks("lambda x: F.adaptive_max_pool2d(x, 2, return_indices=True)[0]", "[(1, 2, 5, 5)]"))
        checkTorch(checks("lambda x: F.adaptive_max_pool3d(x, 2, return_indices=True)[0]", "[(1, 1, 3, 3, 3)]"))
    }

    @Test func losses() {
        checkTorch(
            checks(
                "lambda x: F.ctc_loss(x.log_softmax(-1), torch.tensor([[1, 2], [2, 2]]), [5, 5], [2, 2])", "[(5, 2, 3)]", twice: false))
    }
}
