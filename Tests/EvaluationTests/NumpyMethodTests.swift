// Methods of arrays, writing through views, and what is refused.
// Expected texts are NumPy's.

import Testing

@Suite struct NumpyMethodTests {
    @Test func methods() {
        check(
            numpyProbe + #"""
            a=np.array([[3,1,2],[6,5,4]]); f=np.array([1.5,2.5,3.5])
            t(lambda: a.sum())
            t(lambda: a.sum(axis=0))
            t(lambda: a.sum(1))
            t(lambda: a.mean())
            t(lambda: a.mean(axis=1))
            t(lambda: a.std())
            t(lambda: a.var(ddof=1))
            t(lambda: a.min())
            t(lambda: a.max(axis=0))
            t(lambda: a.argmin())
            t(lambda: a.argmax(axis=1))
            t(lambda: a.argsort())
            t(lambda: a.argsort(axis=0))
            t(lambda: a.cumsum())
            t(lambda: a.cumsum(axis=0))
            t(lambda: a.cumprod())
            t(lambda: a.prod())
            t(lambda: a.any())
            t(lambda: a.all())
            t(lambda: a.dot(a.T))
            t(lambda: a@a.T)
            t(lambda: f.round())
            t(lambda: f.clip(2,3))
            t(lambda: f.round(1))
            t(lambda: a.nonzero())
            t(lambda: a.T)
            t(lambda: a.T.shape)
            t(lambda: a.size)
            t(lambda: a.ndim)
            t(lambda: a.itemsize)
            t(lambda: a.nbytes)
            t(lambda: a.strides)
            t(lambda: a.flat[3])
            t(lambda: list(a.flat))
            t(lambda: a.ravel())
            t(lambda: a.flatten())
            t(lambda: a.swapaxes(0,1))
            t(lambda: a.transpose())
            t(lambda: a.reshape(3,2))
            t(lambda: a.reshape(-1))
            t(lambda: a.reshape(6,))
            t(lambda: a.astype(np.float32))
            t(lambda: a.copy())
            t(lambda: a.tolist())
            t(lambda: a.item(2))
            t(lambda: a.item())
            t(lambda: a.squeeze())
            t(lambda: a.trace())
            t(lambda: a.diagonal())
            t(lambda: a.take([0,2]))
            t(lambda: a.repeat(2))
            t(lambda: a.repeat(2,axis=1))
            t(lambda: a.ptp())
            t(lambda: a.searchsorted(3))
            t(lambda: f.searchsorted(2))
            t(lambda: f.max().item())
            t(lambda: f.tobytes())
            t(lambda: f.dtype.itemsize)
            t(lambda: a.dtype.kind)
            t(lambda: f.sum(keepdims=True))
            """#,
            prints: #"""
            int64 np.int64(21)
            ndarray array([9, 6, 6])
            ndarray array([ 6, 15])
            float64 np.float64(3.5)
            ndarray array([2., 5.])
            float64 np.float64(1.707825127659933)
            float64 np.float64(3.5)
            int64 np.int64(1)
            ndarray array([6, 5, 4])
            int64 np.int64(1)
            ndarray array([0, 0])
            ndarray array([[1, 2, 0],
                   [2, 1, 0]])
            ndarray array([[0, 0, 0],
                   [1, 1, 1]])
            ndarray array([ 3,  4,  6, 12, 17, 21])
            ndarray array([[3, 1, 2],
                   [9, 6, 6]])
            ndarray array([  3,   3,   6,  36, 180, 720])
            int64 np.int64(720)
            bool np.True_
            bool np.True_
            ndarray array([[14, 31],
                   [31, 77]])
            ndarray array([[14, 31],
                   [31, 77]])
            ndarray array([2., 2., 4.])
            ndarray array([2. , 2.5, 3. ])
            ndarray array([1.5, 2.5, 3.5])
            tuple (array([0, 0, 0, 1, 1, 1]), array([0, 1, 2, 0, 1, 2]))
            ndarray array([[3, 6],
                   [1, 5],
                   [2, 4]])
            tuple (3, 2)
            int 6
            int 2
            int 8
            int 48
            tuple (24, 8)
            int64 np.int64(6)
            list [np.int64(3), np.int64(1), np.int64(2), np.int64(6), np.int64(5), np.int64(4)]
            ndarray array([3, 1, 2, 6, 5, 4])
            ndarray array([3, 1, 2, 6, 5, 4])
            ndarray array([[3, 6],
                   [1, 5],
                   [2, 4]])
            ndarray array([[3, 6],
                   [1, 5],
                   [2, 4]])
            ndarray array([[3, 1],
                   [2, 6],
                   [5, 4]])
            ndarray array([3, 1, 2, 6, 5, 4])
            ndarray array([3, 1, 2, 6, 5, 4])
            ndarray array([[3., 1., 2.],
                   [6., 5., 4.]], dtype=float32)
            ndarray array([[3, 1, 2],
                   [6, 5, 4]])
            list [[3, 1, 2], [6, 5, 4]]
            int 2
            ValueError: can only convert an array of size 1 to a Python scalar
            ndarray array([[3, 1, 2],
                   [6, 5, 4]])
            int64 np.int64(8)
            ndarray array([3, 5])
            ndarray array([3, 2])
            ndarray array([3, 3, 1, 1, 2, 2, 6, 6, 5, 5, 4, 4])
            ndarray array([[3, 3, 1, 1, 2, 2],
                   [6, 6, 5, 5, 4, 4]])
            AttributeError: 'numpy.ndarray' object has no attribute 'ptp'
            ValueError: object too deep for desired array
            int64 np.int64(1)
            float 3.5
            bytes b'\x00\x00\x00\x00\x00\x00\xf8?\x00\x00\x00\x00\x00\x00\x04@\x00\x00\x00\x00\x00\x00\x0c@'
            int 8
            str 'i'
            ndarray array([7.5])
            """#)
    }

    @Test func writing() {
        check(
            numpyProbe + #"""
            a=np.array([[3,1,2],[6,5,4]]); f=np.array([1.5,2.5,3.5])
            t(lambda: a.sum(axis=1,keepdims=True))
            t(lambda: a.sum(axis=-1))
            t(lambda: a.sum(axis=5))
            t(lambda: a.mean(axis=(0,1)))
            b=a.copy(); b.sort(); print(b); b.sort(axis=0); print(b); b.fill(7); print(b)
            b=a.copy(); b[0]=9; print(b); b[:,1]=[7,8]; print(b); b[b>7]=0; print(b); b[[0,1],[0,2]]=-1; print(b); b[...,0]+=10; print(b)
            b=a.copy(); v=b[0]; v[0]=100; print(b); b.T[0,1]=55; print(b); b[:,::-1][0,0]=77; print(b); w=b.reshape(-1); w[1]=66; print(b)
            c=a.copy(); c+=1; print(c); c*=2; print(c); c-=c; print(c); d=f.copy(); d/=2; print(d); d**=2; print(d); d//=1; print(d)
            t(lambda: a.__iadd__(1.5))
            x=np.zeros(3); x[1:]=5; x[-1]+=2; print(x); x[:]=[1,2,3]; print(x)
            x=np.arange(10); x[x%2==0]=-1; print(x); x[2:5]=x[5:8]; print(x); x[::2]=0; print(x); x[[1,1,3]]+=1; print(x)
            x=np.arange(3); x[0]=2.7; print(x)
            x=np.arange(4).reshape(2,2); x.shape=(4,); print(x)
            """#,
            prints: #"""
            ndarray array([[ 6],
                   [15]])
            ndarray array([ 6, 15])
            AxisError: axis 5 is out of bounds for array of dimension 2
            float64 np.float64(3.5)
            [[1 2 3]
             [4 5 6]]
            [[1 2 3]
             [4 5 6]]
            [[7 7 7]
             [7 7 7]]
            [[9 9 9]
             [6 5 4]]
            [[9 7 9]
             [6 8 4]]
            [[0 7 0]
             [6 0 4]]
            [[-1  7  0]
             [ 6  0 -1]]
            [[ 9  7  0]
             [16  0 -1]]
            [[100   1   2]
             [  6   5   4]]
            [[100   1   2]
             [ 55   5   4]]
            [[100   1  77]
             [ 55   5   4]]
            [[100  66  77]
             [ 55   5   4]]
            [[4 2 3]
             [7 6 5]]
            [[ 8  4  6]
             [14 12 10]]
            [[0 0 0]
             [0 0 0]]
            [0.75 1.25 1.75]
            [0.5625 1.5625 3.0625]
            [0. 1. 3.]
            UFuncTypeError: Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'
            [0. 5. 7.]
            [1. 2. 3.]
            [-1  1 -1  3 -1  5 -1  7 -1  9]
            [-1  1  5 -1  7  5 -1  7 -1  9]
            [ 0  1  0 -1  0  5  0  7  0  9]
            [0 2 0 0 0 5 0 7 0 9]
            [2 1 2]
            [0 1 2 3]
            """#)
    }

    @Test func refusals() {
        check(
            numpyProbe + #"""
            a=np.array([[3,1,2],[6,5,4]]); f=np.array([1.5,2.5,3.5])
            x,y=np.array([1,2]); print(x,y)
            x=np.arange(3); y=x; y+=1; print(x); z=x; z=z+1; print(x,z)
            t(lambda: np.zeros(3)[3])
            t(lambda: np.zeros((2,3))[2,0])
            t(lambda: np.zeros((2,3))[0,3])
            t(lambda: np.zeros(3)['a'])
            t(lambda: np.zeros(3)[1.0])
            t(lambda: np.zeros(3)[[0,5]])
            t(lambda: np.zeros(3)[np.array([True,False])])
            t(lambda: np.zeros((2,3))[:,:,0])
            t(lambda: np.zeros((2,2)).reshape(3))
            t(lambda: np.zeros(3)+np.zeros(4))
            t(lambda: np.zeros((2,3))*np.zeros((3,2)))
            t(lambda: np.zeros(3)@np.zeros(4))
            t(lambda: np.zeros((2,3))@np.zeros((2,)))
            t(lambda: np.zeros((2,3)).dot(np.zeros(2)))
            t(lambda: np.int64(3)@np.zeros(2))
            t(lambda: np.array([1,2],dtype='foo'))
            t(lambda: np.split(np.arange(5),2))
            t(lambda: np.concatenate([]))
            t(lambda: np.stack([]))
            t(lambda: np.vstack([np.zeros(2),np.zeros(3)]))
            t(lambda: np.hstack([np.zeros((1,2)),np.zeros((2,2))]))
            t(lambda: np.expand_dims(np.zeros(2),5))
            t(lambda: np.transpose(np.zeros((2,3)),(0,0)))
            t(lambda: np.squeeze(np.zeros((2,3)),0))
            t(lambda: np.zeros((2,3)).mean(axis=2))
            t(lambda: np.linalg.norm(np.zeros((2,3)),axis=3))
            t(lambda: np.broadcast_to(np.arange(3),(2,3)))
            t(lambda: np.broadcast_to(np.arange(3),(2,4)))
            t(lambda: np.array([1,2,3]).item())
            t(lambda: np.max([]))
            t(lambda: np.zeros((0,3)).max())
            t(lambda: np.mean(np.zeros((0,))))
            t(lambda: np.median([]))
            t(lambda: np.sum([]))
            """#,
            prints: #"""
            1 2
            [1 2 3]
            [1 2 3] [2 3 4]
            IndexError: index 3 is out of bounds for axis 0 with size 3
            IndexError: index 2 is out of bounds for axis 0 with size 2
            IndexError: index 3 is out of bounds for axis 1 with size 3
            IndexError: only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices
            IndexError: only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices
            IndexError: index 5 is out of bounds for axis 0 with size 3
            IndexError: boolean index did not match indexed array along axis 0; size of axis is 3 but size of corresponding boolean axis is 2
            IndexError: too many indices for array: array is 2-dimensional, but 3 were indexed
            ValueError: cannot reshape array of size 4 into shape (3,)
            ValueError: operands could not be broadcast together with shapes (3,) (4,) 
            ValueError: operands could not be broadcast together with shapes (2,3) (3,2) 
            ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 4 is different from 3)
            ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 2 is different from 3)
            ValueError: shapes (2,3) and (2,) not aligned: 3 (dim 1) != 2 (dim 0)
            ValueError: matmul: Input operand 0 does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)
            TypeError: data type 'foo' not understood
            ValueError: array split does not result in an equal division
            ValueError: need at least one array to concatenate
            ValueError: need at least one array to stack
            ValueError: all the input array dimensions except for the concatenation axis must match exactly, but along dimension 1, the array at index 0 has size 2 and the array at index 1 has size 3
            ValueError: all the input array dimensions except for the concatenation axis must match exactly, but along dimension 0, the array at index 0 has size 1 and the array at index 1 has size 2
            AxisError: axis 5 is out of bounds for array of dimension 2
            ValueError: repeated axis in transpose
            ValueError: cannot select an axis to squeeze out which has size not equal to one
            AxisError: axis 2 is out of bounds for array of dimension 2
            AxisError: axis 3 is out of bounds for array of dimension 2
            ndarray array([[0, 1, 2],
                   [0, 1, 2]])
            ValueError: operands could not be broadcast together with remapped shapes [original->remapped]: (3,)  and requested shape (2,4)
            ValueError: can only convert an array of size 1 to a Python scalar
            ValueError: zero-size array to reduction operation maximum which has no identity
            ValueError: zero-size array to reduction operation maximum which has no identity
            float64 np.float64(nan)
            float64 np.float64(nan)
            float64 np.float64(0.0)
            """#)
    }
}
