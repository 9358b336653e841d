// What crosses between arrays and tensors.
// Expected texts are NumPy's.

import Testing

@Suite struct NumpyTensorTests {
    @Test func operators() {
        check(
            numpyProbe + #"""
            s=np.float32(2); s64=np.float64(2); i=np.int64(3); T=torch.ones(2); A=np.ones(2)
            t(lambda: T+A)
            t(lambda: A+T)
            t(lambda: T*A)
            t(lambda: A*T)
            t(lambda: A-T)
            t(lambda: T-A)
            t(lambda: A/T)
            t(lambda: A**T)
            t(lambda: A//T)
            t(lambda: A%T)
            t(lambda: A@T)
            t(lambda: T@A)
            t(lambda: T==A)
            t(lambda: A==T)
            t(lambda: T!=A)
            t(lambda: T<A)
            t(lambda: A<T)
            t(lambda: T*s)
            t(lambda: s*T)
            t(lambda: T*s64)
            t(lambda: s64*T)
            t(lambda: T+i)
            t(lambda: i+T)
            t(lambda: i/T)
            t(lambda: T**s)
            t(lambda: s64**T)
            t(lambda: T==s64)
            t(lambda: s64==T)
            t(lambda: T<s64)
            t(lambda: s64<T)
            t(lambda: np.exp(T))
            t(lambda: np.sum(T))
            t(lambda: np.mean(T))
            t(lambda: np.add(T,1))
            t(lambda: np.asarray(T))
            t(lambda: np.array(T))
            t(lambda: np.array([T,T]))
            t(lambda: np.array([torch.tensor(1.),torch.tensor(2.)]))
            t(lambda: np.concatenate([T,T]))
            """#,
            prints: #"""
            Tensor tensor([2., 2.], dtype=torch.float64)
            TypeError: Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. Please do not rely on this error; it may not be given on all Python implementations.
            Tensor tensor([1., 1.], dtype=torch.float64)
            TypeError: unsupported operand type(s) for *: 'numpy.ndarray' and 'Tensor'
            TypeError: unsupported operand type(s) for -: 'numpy.ndarray' and 'Tensor'
            Tensor tensor([0., 0.], dtype=torch.float64)
            Tensor tensor([1., 1.], dtype=torch.float64)
            TypeError: unsupported operand type(s) for ** or pow(): 'numpy.ndarray' and 'Tensor'
            TypeError: unsupported operand type(s) for //: 'numpy.ndarray' and 'Tensor'
            TypeError: unsupported operand type(s) for %: 'numpy.ndarray' and 'Tensor'
            TypeError: unsupported operand type(s) for @: 'numpy.ndarray' and 'Tensor'
            Tensor tensor(2., dtype=torch.float64)
            Tensor tensor([True, True])
            Tensor tensor([True, True])
            bool True
            TypeError: '<' not supported between instances of 'Tensor' and 'numpy.ndarray'
            TypeError: '<' not supported between instances of 'numpy.ndarray' and 'Tensor'
            Tensor tensor([2., 2.])
            Tensor tensor([2., 2.])
            Tensor tensor([2., 2.])
            Tensor tensor([2., 2.])
            Tensor tensor([4., 4.])
            Tensor tensor([4., 4.])
            Tensor tensor([3., 3.])
            Tensor tensor([1., 1.])
            Tensor tensor([2., 2.])
            Tensor tensor([False, False])
            Tensor tensor([False, False])
            Tensor tensor([True, True])
            Tensor tensor([False, False])
            Tensor tensor([2.7183, 2.7183])
            TypeError: sum() got an unexpected keyword argument 'axis'
            TypeError: mean() got an unexpected keyword argument 'axis'
            Tensor tensor([2., 2.])
            ndarray array([1., 1.], dtype=float32)
            ndarray array([1., 1.], dtype=float32)
            ndarray array([[1., 1.],
                   [1., 1.]], dtype=float32)
            ndarray array([1., 2.], dtype=float32)
            ndarray array([1., 1., 1., 1.], dtype=float32)
            """#)
    }

    @Test func conversions() {
        check(
            numpyProbe + #"""
            s=np.float32(2); s64=np.float64(2); i=np.int64(3); T=torch.ones(2); A=np.ones(2)
            t(lambda: np.max(T))
            t(lambda: np.where(T>0,1,0))
            t(lambda: np.dot(T,A))
            t(lambda: np.allclose(T,A))
            t(lambda: np.stack([T,T]))
            t(lambda: torch.tensor(A))
            t(lambda: torch.tensor(s))
            t(lambda: torch.tensor(s64))
            t(lambda: torch.tensor(i))
            t(lambda: torch.tensor([s64,s64]))
            t(lambda: torch.tensor([s,s]))
            t(lambda: torch.tensor([i,i]))
            t(lambda: torch.tensor([A,A]))
            t(lambda: torch.tensor([s64, 1.5]))
            t(lambda: torch.tensor(np.array([True,False])))
            t(lambda: torch.tensor(np.arange(3,dtype=np.int32)))
            t(lambda: torch.tensor(np.array(5)))
            t(lambda: torch.tensor(A,dtype=torch.float32))
            t(lambda: torch.as_tensor(A))
            t(lambda: torch.from_numpy(A))
            t(lambda: torch.Tensor(A))
            t(lambda: torch.FloatTensor(A))
            t(lambda: torch.LongTensor(np.array([1,2])))
            t(lambda: torch.from_numpy(A[::-1]))
            t(lambda: torch.from_numpy([1]))
            t(lambda: torch.from_numpy(s64))
            t(lambda: torch.ones(2,requires_grad=True).numpy())
            t(lambda: np.array(torch.ones(2,requires_grad=True)))
            t(lambda: torch.ones(2,requires_grad=True).detach().numpy())
            t(lambda: T[np.array([0,1])])
            t(lambda: T[np.array([True,False])])
            t(lambda: T[i-3])
            t(lambda: A[torch.tensor([0,1])])
            t(lambda: A[torch.tensor(0)])
            t(lambda: torch.mean(A))
            t(lambda: torch.exp(A))
            t(lambda: torch.sum(A))
            t(lambda: torch.zeros(i))
            t(lambda: torch.zeros((i,2)))
            t(lambda: torch.full((2,), s64))
            """#,
            prints: #"""
            TypeError: max(): argument 'dim' must be int, not NoneType
            ndarray array([1, 1])
            float64 np.float64(2.0)
            bool True
            ndarray array([[1., 1.],
                   [1., 1.]], dtype=float32)
            Tensor tensor([1., 1.], dtype=torch.float64)
            Tensor tensor(2.)
            Tensor tensor(2., dtype=torch.float64)
            Tensor tensor(3)
            Tensor tensor([2., 2.], dtype=torch.float64)
            Tensor tensor([2., 2.])
            Tensor tensor([3, 3])
            Tensor tensor([[1., 1.],
                    [1., 1.]], dtype=torch.float64)
            Tensor tensor([2.0000, 1.5000], dtype=torch.float64)
            Tensor tensor([ True, False])
            Tensor tensor([0, 1, 2], dtype=torch.int32)
            Tensor tensor(5)
            Tensor tensor([1., 1.])
            Tensor tensor([1., 1.], dtype=torch.float64)
            Tensor tensor([1., 1.], dtype=torch.float64)
            Tensor tensor([1., 1.])
            Tensor tensor([1., 1.])
            Tensor tensor([1, 2])
            ValueError: At least one stride in the given numpy array is negative, and tensors with negative strides are not currently supported. (You can probably work around this by making a copy of your array  with array.copy().) 
            TypeError: expected np.ndarray (got list)
            TypeError: expected np.ndarray (got numpy.float64)
            RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.
            RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.
            ndarray array([1., 1.], dtype=float32)
            Tensor tensor([1., 1.])
            Tensor tensor([1.])
            Tensor tensor(1.)
            ndarray array([1., 1.])
            float64 np.float64(1.0)
            TypeError: mean(): argument 'input' (position 1) must be Tensor, not numpy.ndarray
            TypeError: exp(): argument 'input' (position 1) must be Tensor, not numpy.ndarray
            TypeError: sum(): argument 'input' (position 1) must be Tensor, not numpy.ndarray
            Tensor tensor([0., 0., 0.])
            Tensor tensor([[0., 0.],
                    [0., 0.],
                    [0., 0.]])
            Tensor tensor([2., 2.])
            """#)
    }

    @Test func arguments() {
        check(
            numpyProbe + #"""
            s=np.float32(2); s64=np.float64(2); i=np.int64(3); T=torch.ones(2); A=np.ones(2)
            t(lambda: torch.full((2,), i))
            t(lambda: T.numpy().dtype)
            t(lambda: torch.ones(3,dtype=torch.bool).numpy())
            t(lambda: torch.arange(i))
            t(lambda: torch.linspace(0,s64,3))
            t(lambda: np.sqrt(torch.tensor(4.)))
            t(lambda: np.round(T,1))
            t(lambda: torch.is_tensor(A))
            t(lambda: torch.clamp(T,min=s64))
            t(lambda: torch.clamp(T,max=np.float32(0.5)))
            t(lambda: np.abs(T))
            t(lambda: np.argmax(T))
            t(lambda: np.argmax(torch.ones(2,2),axis=1))
            t(lambda: np.mean([torch.tensor(1.),torch.tensor(2.)]))
            t(lambda: A.tolist())
            t(lambda: torch.stack([torch.from_numpy(A)]*2))
            t(lambda: torch.cat([torch.from_numpy(A),torch.from_numpy(A)]))
            t(lambda: T.numpy()[0])
            t(lambda: float(T.numpy()[0]))
            t(lambda: T.add_(s))
            t(lambda: T.mul_(s64))
            t(lambda: T.view(i-2,2))
            t(lambda: T.reshape(-1,np.int64(1)))
            t(lambda: T.sum().item()+s64)
            t(lambda: torch.from_numpy(np.arange(6).reshape(2,3)).float())
            t(lambda: torch.randn(2,3).numpy().shape)
            t(lambda: torch.from_numpy(np.random.RandomState(0).randn(2,2)).float())
            t(lambda: torch.tensor(np.random.RandomState(0).rand(2)).dtype)
            t(lambda: torch.from_numpy(np.array(3.0)))
            t(lambda: torch.nn.functional.relu(torch.from_numpy(A)))
            t(lambda: np.array([[torch.tensor(1),torch.tensor(2)]]))
            t(lambda: np.array([1.0,torch.tensor(2.0)]))
            t(lambda: np.float32(torch.tensor(1.5)))
            t(lambda: np.int64(torch.tensor(3)))
            t(lambda: np.array(torch.tensor([1,2]),dtype=np.float32))
            t(lambda: np.linspace(0,1,i))
            t(lambda: np.zeros(i))
            t(lambda: np.arange(torch.tensor(3)))
            t(lambda: np.full(2,torch.tensor(1.5)))
            A=np.ones(2); B=torch.from_numpy(A); A[0]=5; print(B); B[1]=7; print(A); C=B.numpy(); C+=1; print(A,B)
            X=torch.zeros(2); X+=np.ones(2); print(X)
            X=torch.zeros(2,3); X[0]=torch.from_numpy(np.arange(3.)); print(X)
            X=torch.zeros(3); X[np.array([0,2])]=1; print(X)
            for xb in np.arange(6).reshape(3,2): print(xb, torch.from_numpy(xb))
            """#,
            prints: #"""
            Tensor tensor([3, 3])
            Float32DType dtype('float32')
            ndarray array([ True,  True,  True])
            Tensor tensor([0, 1, 2])
            Tensor tensor([0., 1., 2.])
            Tensor tensor(2.)
            Tensor tensor([1., 1.])
            bool False
            Tensor tensor([2., 2.])
            Tensor tensor([0.5000, 0.5000])
            Tensor tensor([1., 1.])
            Tensor tensor(0)
            Tensor tensor([0, 0])
            float32 np.float32(1.5)
            list [1.0, 1.0]
            Tensor tensor([[1., 1.],
                    [1., 1.]], dtype=torch.float64)
            Tensor tensor([1., 1., 1., 1.], dtype=torch.float64)
            float32 np.float32(1.0)
            float 1.0
            Tensor tensor([3., 3.])
            Tensor tensor([6., 6.])
            Tensor tensor([[6., 6.]])
            Tensor tensor([[6.],
                    [6.]])
            float64 np.float64(14.0)
            Tensor tensor([[0., 1., 2.],
                    [3., 4., 5.]])
            tuple (2, 3)
            Tensor tensor([[1.7641, 0.4002],
                    [0.9787, 2.2409]])
            dtype torch.float64
            Tensor tensor(3., dtype=torch.float64)
            Tensor tensor([1., 1.], dtype=torch.float64)
            ndarray array([[1, 2]])
            ndarray array([1., 2.])
            float32 np.float32(1.5)
            int64 np.int64(3)
            ndarray array([1., 2.], dtype=float32)
            ndarray array([0. , 0.5, 1. ])
            ndarray array([0., 0., 0.])
            ndarray array([0, 1, 2])
            ndarray array([1.5, 1.5], dtype=float32)
            tensor([5., 1.], dtype=torch.float64)
            [5. 7.]
            [6. 8.] tensor([6., 8.], dtype=torch.float64)
            tensor([1., 1.], dtype=torch.float64)
            tensor([[0., 1., 2.],
                    [0., 0., 0.]])
            tensor([1., 0., 1.])
            [0 1] tensor([0, 1])
            [2 3] tensor([2, 3])
            [4 5] tensor([4, 5])
            """#)
    }
}
