import Testing

@Suite struct LineEditingTests {}
