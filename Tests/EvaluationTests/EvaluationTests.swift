import Testing

@Suite struct EvaluationTests {}
