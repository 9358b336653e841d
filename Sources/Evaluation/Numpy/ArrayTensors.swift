// Tensors of arrays: what PyTorch makes of NumPy's objects.

import Tensors

extension Machine {
    /// A tensor over an array's memory, as `torch.from_numpy` gives it.
    /// - Throws: `ValueError` for an array that steps backwards.
    func tensorSharing(_ array: ArrayObject) throws -> Tensor {
        guard !array.tensor.hasNegativeSteps else {
            throw Raise(
                .valueError,
                "At least one stride in the given numpy array is negative, and tensors with negative strides are not currently "
                    + "supported. (You can probably work around this by making a copy of your array  with array.copy().) ")
        }
        return array.tensor.sharing()
    }
}
