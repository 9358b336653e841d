import Testing

@Suite struct AutodiffTests {}
