// `np.random.default_rng`.

extension Machine {
    func installGenerators(_ module: ModuleObject) {}
}
