import Testing

@Suite struct OperatorsTests {}
