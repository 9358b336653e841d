// Arrays: how they are made and joined.
// Expected texts are NumPy's.

import Testing

@Suite struct NumpyArrayTests {
    @Test func creation() {
        check(
            numpyProbe + #"""
            t(lambda: np.array([1,2.5]))
            t(lambda: np.array([[1,2],[3,4]],dtype=np.float32))
            t(lambda: np.zeros(3))
            t(lambda: np.zeros((2,3),int))
            t(lambda: np.ones(2,dtype=bool))
            t(lambda: np.empty((0,3)))
            t(lambda: np.full((2,2),7))
            t(lambda: np.full(3,2.5))
            t(lambda: np.full(2,np.pi,dtype=np.float32))
            t(lambda: np.eye(3))
            t(lambda: np.eye(2,3,1))
            t(lambda: np.identity(2))
            t(lambda: np.arange(5))
            t(lambda: np.arange(1,10,2))
            t(lambda: np.arange(0,1,0.1))
            t(lambda: np.arange(5.))
            t(lambda: np.arange(5,dtype=np.float32))
            t(lambda: np.arange(3,-1,-1))
            t(lambda: np.linspace(0,1,5))
            t(lambda: np.linspace(0,1,5,endpoint=False))
            t(lambda: np.linspace(0,10,3,retstep=True))
            t(lambda: np.linspace(-np.pi,np.pi,7))
            t(lambda: np.logspace(0,2,3))
            t(lambda: np.geomspace(1,1000,4))
            t(lambda: np.diag([1,2,3]))
            t(lambda: np.diag(np.arange(9).reshape(3,3)))
            t(lambda: np.tril(np.ones((3,3))))
            t(lambda: np.triu(np.arange(9).reshape(3,3),1))
            t(lambda: np.concatenate([[1,2],[3]]))
            t(lambda: np.concatenate([np.ones((1,2)),np.zeros((1,2))]))
            t(lambda: np.stack([[1,2],[3,4]],axis=1))
            t(lambda: np.vstack([[1,2],[3,4]]))
            t(lambda: np.hstack([[1,2],[3]]))
            t(lambda: np.column_stack([[1,2],[3,4]]))
            t(lambda: np.dstack([[1,2],[3,4]]))
            t(lambda: np.split(np.arange(6),3))
            t(lambda: np.array_split(np.arange(7),3))
            t(lambda: np.tile([1,2],2))
            t(lambda: np.tile([1,2],(2,2)))
            t(lambda: np.repeat([1,2],2))
            t(lambda: np.repeat([[1,2],[3,4]],[1,2],axis=0))
            t(lambda: np.expand_dims([1,2],0))
            t(lambda: np.squeeze([[1],[2]]))
            t(lambda: np.where([True,False],1,2))
            t(lambda: np.where(np.array([1,0,2])))
            t(lambda: np.where(np.arange(4)>1,np.arange(4),0.5))
            t(lambda: np.atleast_2d([1,2]))
            t(lambda: np.atleast_1d(3))
            t(lambda: np.pad([1,2],1))
            t(lambda: np.pad([[1,2],[3,4]],((1,0),(0,1))))
            t(lambda: np.pad([1,2,3],2,mode='edge'))
            t(lambda: np.pad([1,2,3],2,mode='reflect'))
            """#,
            prints: #"""
            ndarray array([1. , 2.5])
            ndarray array([[1., 2.],
                   [3., 4.]], dtype=float32)
            ndarray array([0., 0., 0.])
            ndarray array([[0, 0, 0],
                   [0, 0, 0]])
            ndarray array([ True,  True])
            ndarray array([], shape=(0, 3), dtype=float64)
            ndarray array([[7, 7],
                   [7, 7]])
            ndarray array([2.5, 2.5, 2.5])
            ndarray array([3.1415927, 3.1415927], dtype=float32)
            ndarray array([[1., 0., 0.],
                   [0., 1., 0.],
                   [0., 0., 1.]])
            ndarray array([[0., 1., 0.],
                   [0., 0., 1.]])
            ndarray array([[1., 0.],
                   [0., 1.]])
            ndarray array([0, 1, 2, 3, 4])
            ndarray array([1, 3, 5, 7, 9])
            ndarray array([0. , 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
            ndarray array([0., 1., 2., 3., 4.])
            ndarray array([0., 1., 2., 3., 4.], dtype=float32)
            ndarray array([3, 2, 1, 0])
            ndarray array([0.  , 0.25, 0.5 , 0.75, 1.  ])
            ndarray array([0. , 0.2, 0.4, 0.6, 0.8])
            tuple (array([ 0.,  5., 10.]), np.float64(5.0))
            ndarray array([-3.14159265, -2.0943951 , -1.04719755,  0.        ,  1.04719755,
                    2.0943951 ,  3.14159265])
            ndarray array([  1.,  10., 100.])
            ndarray array([   1.,   10.,  100., 1000.])
            ndarray array([[1, 0, 0],
                   [0, 2, 0],
                   [0, 0, 3]])
            ndarray array([0, 4, 8])
            ndarray array([[1., 0., 0.],
                   [1., 1., 0.],
                   [1., 1., 1.]])
            ndarray array([[0, 1, 2],
                   [0, 0, 5],
                   [0, 0, 0]])
            ndarray array([1, 2, 3])
            ndarray array([[1., 1.],
                   [0., 0.]])
            ndarray array([[1, 3],
                   [2, 4]])
            ndarray array([[1, 2],
                   [3, 4]])
            ndarray array([1, 2, 3])
            ndarray array([[1, 3],
                   [2, 4]])
            ndarray array([[[1, 3],
                    [2, 4]]])
            list [array([0, 1]), array([2, 3]), array([4, 5])]
            list [array([0, 1, 2]), array([3, 4]), array([5, 6])]
            ndarray array([1, 2, 1, 2])
            ndarray array([[1, 2, 1, 2],
                   [1, 2, 1, 2]])
            ndarray array([1, 1, 2, 2])
            ndarray array([[1, 2],
                   [3, 4],
                   [3, 4]])
            ndarray array([[1, 2]])
            ndarray array([1, 2])
            ndarray array([1, 2])
            tuple (array([0, 2]),)
            ndarray array([0.5, 0.5, 2. , 3. ])
            ndarray array([[1, 2]])
            ndarray array([3])
            ndarray array([0, 1, 2, 0])
            ndarray array([[0, 0, 0],
                   [1, 2, 0],
                   [3, 4, 0]])
            ndarray array([1, 1, 1, 2, 3, 3, 3])
            ndarray array([3, 2, 1, 2, 3, 2, 1])
            """#)
    }

    @Test func joining() {
        check(
            numpyProbe + #"""
            t(lambda: np.pad([1,2,3],1,constant_values=9))
            t(lambda: np.meshgrid([1,2,3],[4,5]))
            t(lambda: np.meshgrid([1,2],[3,4],indexing='ij'))
            t(lambda: np.mgrid[0:2,0:3])
            t(lambda: np.indices((2,2)))
            t(lambda: np.fromiter((x*x for x in range(4)),dtype=float))
            t(lambda: np.newaxis)
            t(lambda: np.inf)
            t(lambda: np.nan)
            t(lambda: np.pi)
            t(lambda: np.e)
            t(lambda: np.r_[1:4,0,4])
            t(lambda: np.c_[[1,2],[3,4]])
            t(lambda: np.zeros_like([1,2]))
            t(lambda: np.ones_like(np.array([1.5])))
            t(lambda: np.full_like([1,2],9))
            t(lambda: np.empty_like(np.ones(2)).shape)
            t(lambda: np.array(5))
            t(lambda: np.array(5).shape)
            t(lambda: np.array([]))
            t(lambda: np.array([[]]))
            t(lambda: np.array([True,False]))
            t(lambda: np.array([1,2],dtype='float32'))
            t(lambda: np.array([1.7,2.2],dtype=int))
            t(lambda: np.array((1,2)))
            t(lambda: np.array(range(3)))
            t(lambda: np.array([[1,2],[3]]))
            t(lambda: np.array([1,2])[5])
            t(lambda: np.array([1,2])[1,1])
            t(lambda: np.array([[1,2],[3,4]])[2])
            t(lambda: np.arange(3)[1.5])
            t(lambda: np.arange(3)+np.arange(2))
            t(lambda: np.zeros((2,3))@np.zeros((2,3)))
            t(lambda: np.dot(np.zeros((2,3)),np.zeros((2,3))))
            t(lambda: np.arange(6).reshape(4,2))
            t(lambda: bool(np.arange(3)))
            t(lambda: np.ones((2,2)).sum(axis=2))
            t(lambda: np.concatenate([np.ones((2,2)),np.ones((2,3))]))
            t(lambda: np.concatenate([np.ones(2),np.ones((2,3))]))
            t(lambda: np.stack([np.ones(2),np.ones(3)]))
            t(lambda: np.array([1,2,3]).reshape(-1,1))
            t(lambda: np.arange(6).reshape(2,-1))
            t(lambda: np.arange(6).reshape((3,2)).T)
            t(lambda: np.arange(24).reshape(2,3,4))
            t(lambda: np.arange(24).reshape(2,3,4).transpose(1,0,2).shape)
            t(lambda: np.arange(6).reshape(2,3).ravel())
            t(lambda: np.arange(6).reshape(2,3).flatten('F'))
            t(lambda: np.arange(4).tolist())
            t(lambda: np.float32(1.5).item())
            t(lambda: np.array([3]).item())
            t(lambda: np.arange(3).astype(float))
            t(lambda: np.arange(3).astype('float32').dtype)
            """#,
            prints: #"""
            ndarray array([9, 1, 2, 3, 9])
            tuple (array([[1, 2, 3],
                   [1, 2, 3]]), array([[4, 4, 4],
                   [5, 5, 5]]))
            tuple (array([[1, 1],
                   [2, 2]]), array([[3, 4],
                   [3, 4]]))
            ndarray array([[[0, 0, 0],
                    [1, 1, 1]],

                   [[0, 1, 2],
                    [0, 1, 2]]])
            ndarray array([[[0, 0],
                    [1, 1]],

                   [[0, 1],
                    [0, 1]]])
            ndarray array([0., 1., 4., 9.])
            NoneType None
            float inf
            float nan
            float 3.141592653589793
            float 2.718281828459045
            ndarray array([1, 2, 3, 0, 4])
            ndarray array([[1, 3],
                   [2, 4]])
            ndarray array([0, 0])
            ndarray array([1.])
            ndarray array([9, 9])
            tuple (2,)
            ndarray array(5)
            tuple ()
            ndarray array([], dtype=float64)
            ndarray array([], shape=(1, 0), dtype=float64)
            ndarray array([ True, False])
            ndarray array([1., 2.], dtype=float32)
            ndarray array([1, 2])
            ndarray array([1, 2])
            ndarray array([0, 1, 2])
            ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.
            IndexError: index 5 is out of bounds for axis 0 with size 2
            IndexError: too many indices for array: array is 1-dimensional, but 2 were indexed
            IndexError: index 2 is out of bounds for axis 0 with size 2
            IndexError: only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices
            ValueError: operands could not be broadcast together with shapes (3,) (2,) 
            ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 2 is different from 3)
            ValueError: shapes (2,3) and (2,3) not aligned: 3 (dim 1) != 2 (dim 0)
            ValueError: cannot reshape array of size 6 into shape (4,2)
            ValueError: The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()
            AxisError: axis 2 is out of bounds for array of dimension 2
            ValueError: all the input array dimensions except for the concatenation axis must match exactly, but along dimension 1, the array at index 0 has size 2 and the array at index 1 has size 3
            ValueError: all the input arrays must have same number of dimensions, but the array at index 0 has 1 dimension(s) and the array at index 1 has 2 dimension(s)
            ValueError: all input arrays must have the same shape
            ndarray array([[1],
                   [2],
                   [3]])
            ndarray array([[0, 1, 2],
                   [3, 4, 5]])
            ndarray array([[0, 2, 4],
                   [1, 3, 5]])
            ndarray array([[[ 0,  1,  2,  3],
                    [ 4,  5,  6,  7],
                    [ 8,  9, 10, 11]],

                   [[12, 13, 14, 15],
                    [16, 17, 18, 19],
                    [20, 21, 22, 23]]])
            tuple (3, 2, 4)
            ndarray array([0, 1, 2, 3, 4, 5])
            ndarray array([0, 3, 1, 4, 2, 5])
            list [0, 1, 2, 3]
            float 1.5
            int 3
            ndarray array([0., 1., 2.])
            Float32DType dtype('float32')
            """#)
    }
}
