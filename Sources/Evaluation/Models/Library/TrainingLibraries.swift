// The texts of what models are trained with, by module name, and which names of torch.nn they hold.

let trainingLibraries: [String: String] = [
    optimLibraries, dataLibraries, recurrentLibraries, lossLibraries, distributionLibraries, parametrizationLibraries, variableLibraries,
].reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }

let trainingFiles: [(file: String, names: String)] = [
    ("rnn", "RNNBase RNN LSTM GRU RNNCellBase RNNCell LSTMCell GRUCell"),
    (
        "loss",
        "L1Loss MSELoss SoftMarginLoss MultiLabelMarginLoss NLLLoss CrossEntropyLoss BCELoss BCEWithLogitsLoss MultiLabelSoftMarginLoss "
            + "PoissonNLLLoss GaussianNLLLoss KLDivLoss HingeEmbeddingLoss SmoothL1Loss HuberLoss CosineEmbeddingLoss MarginRankingLoss "
            + "MultiMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss CTCLoss"
    ),
]
