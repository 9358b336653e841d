// Functions of arrays: indexing, ordering, statistics, products.
// Expected texts are NumPy's.

import Testing

@Suite struct NumpyFunctionTests {
    @Test func indexing() {
        check(
            numpyProbe + #"""
            t(lambda: np.arange(5)[::-1])
            t(lambda: np.arange(10)[2:8:2])
            t(lambda: np.arange(12).reshape(3,4)[:,1])
            t(lambda: np.arange(12).reshape(3,4)[1:,::2])
            t(lambda: np.arange(12).reshape(3,4)[[0,2]])
            t(lambda: np.arange(12).reshape(3,4)[[0,2],[1,3]])
            t(lambda: np.arange(12).reshape(3,4)[np.arange(12).reshape(3,4)>5])
            t(lambda: np.arange(5)[[True,False,True,False,True]])
            t(lambda: np.arange(5)[None])
            t(lambda: np.arange(5)[:,np.newaxis])
            t(lambda: np.arange(12).reshape(3,4)[...,0])
            t(lambda: np.arange(24).reshape(2,3,4)[0,:,[0,1]])
            t(lambda: np.arange(24).reshape(2,3,4)[:,[0,1],0])
            t(lambda: np.sort([3,1,2]))
            t(lambda: np.argsort([3,1,2]))
            t(lambda: np.sort([[3,1],[2,0]],axis=0))
            t(lambda: np.unique([3,1,1,2]))
            t(lambda: np.unique([3,1,1,2],return_counts=True))
            t(lambda: np.unique([3,1,1],return_index=True,return_inverse=True))
            t(lambda: np.searchsorted([1,3,5],4))
            t(lambda: np.searchsorted([1,3,5],[0,3,9],side='right'))
            t(lambda: np.bincount([0,1,1,3]))
            t(lambda: np.histogram([1,2,1,4],bins=3))
            t(lambda: np.histogram(np.arange(10),bins=[0,2,5,10],density=True))
            t(lambda: np.digitize([0.2,6.4,3.0],[0,1,2.5,4,10]))
            t(lambda: np.argwhere([[0,1],[1,0]]))
            t(lambda: np.nonzero([0,1,2]))
            t(lambda: np.flatnonzero([0,1,2]))
            t(lambda: np.count_nonzero([0,1,2]))
            t(lambda: np.isin([1,2,3],[2,5]))
            t(lambda: np.intersect1d([1,2,3],[2,3,4]))
            t(lambda: np.union1d([1,2],[2,5]))
            t(lambda: np.setdiff1d([1,2,3],[2]))
            t(lambda: np.median([1,3,2]))
            t(lambda: np.median([[1,2],[3,5]],axis=0))
            t(lambda: np.percentile([1,2,3,4],50))
            t(lambda: np.percentile([1,2,3,4,5],[25,75]))
            t(lambda: np.quantile([1.,2,3],0.3))
            t(lambda: np.average([1,2,3],weights=[3,2,1]))
            t(lambda: np.average([[1,2],[3,4]],axis=0))
            t(lambda: np.ptp([1,5,2]))
            t(lambda: np.std([1,2,3,4]))
            t(lambda: np.var([1,2,3,4],ddof=1))
            t(lambda: np.cumsum([1,2,3]))
            t(lambda: np.cumprod([[1,2],[3,4]],axis=1))
            t(lambda: np.diff([1,4,9]))
            t(lambda: np.diff([[1,2],[4,9]],axis=0))
            t(lambda: np.nansum([1,np.nan]))
            t(lambda: np.nanmean([1,np.nan,3]))
            t(lambda: np.nanmax([1,np.nan]))
            t(lambda: np.prod([1,2,3]))
            t(lambda: np.prod([1.5,2]))
            """#,
            prints: #"""
            ndarray array([4, 3, 2, 1, 0])
            ndarray array([2, 4, 6])
            ndarray array([1, 5, 9])
            ndarray array([[ 4,  6],
                   [ 8, 10]])
            ndarray array([[ 0,  1,  2,  3],
                   [ 8,  9, 10, 11]])
            ndarray array([ 1, 11])
            ndarray array([ 6,  7,  8,  9, 10, 11])
            ndarray array([0, 2, 4])
            ndarray array([[0, 1, 2, 3, 4]])
            ndarray array([[0],
                   [1],
                   [2],
                   [3],
                   [4]])
            ndarray array([0, 4, 8])
            ndarray array([[0, 4, 8],
                   [1, 5, 9]])
            ndarray array([[ 0,  4],
                   [12, 16]])
            ndarray array([1, 2, 3])
            ndarray array([1, 2, 0])
            ndarray array([[2, 0],
                   [3, 1]])
            ndarray array([1, 2, 3])
            tuple (array([1, 2, 3]), array([2, 1, 1]))
            tuple (array([1, 3]), array([1, 0]), array([1, 0, 0]))
            int64 np.int64(2)
            ndarray array([0, 2, 3])
            ndarray array([1, 2, 0, 1])
            tuple (array([2, 1, 1]), array([1., 2., 3., 4.]))
            tuple (array([0.1, 0.1, 0.1]), array([ 0,  2,  5, 10]))
            ndarray array([1, 4, 3])
            ndarray array([[0, 1],
                   [1, 0]])
            tuple (array([1, 2]),)
            ndarray array([1, 2])
            int64 np.int64(2)
            ndarray array([False,  True, False])
            ndarray array([2, 3])
            ndarray array([1, 2, 5])
            ndarray array([1, 3])
            float64 np.float64(2.0)
            ndarray array([2. , 3.5])
            float64 np.float64(2.5)
            ndarray array([2., 4.])
            float64 np.float64(1.6)
            float64 np.float64(1.6666666666666667)
            ndarray array([2., 3.])
            int64 np.int64(4)
            float64 np.float64(1.118033988749895)
            float64 np.float64(1.6666666666666667)
            ndarray array([1, 3, 6])
            ndarray array([[ 1,  2],
                   [ 3, 12]])
            ndarray array([3, 5])
            ndarray array([[3, 7]])
            float64 np.float64(1.0)
            float64 np.float64(2.0)
            float64 np.float64(1.0)
            int64 np.int64(6)
            float64 np.float64(3.0)
            """#)
    }

    @Test func statistics() {
        check(
            numpyProbe + #"""
            t(lambda: np.any([0,1]))
            t(lambda: np.all([[1,0],[1,1]],axis=0))
            t(lambda: np.max([[1,5],[3,2]],axis=1))
            t(lambda: np.argmax([[1,5],[3,2]]))
            t(lambda: np.argmax([[1,5],[3,2]],axis=0))
            t(lambda: np.min(np.array([])))
            t(lambda: np.argmax(np.array([])))
            t(lambda: np.mean([[1,2],[3,4]],axis=1,keepdims=True))
            t(lambda: np.sum([[1,2],[3,4]],axis=(0,1)))
            t(lambda: np.corrcoef([1,2,3],[1,2,4]))
            t(lambda: np.cov([[1,2,3],[4,5,7]]))
            t(lambda: np.allclose([1,2],[1,2.0000001]))
            t(lambda: np.isclose([1,2],[1,2.1]))
            t(lambda: np.array_equal([1,2],[1,2]))
            t(lambda: np.isscalar(3))
            t(lambda: np.ndim([[1]]))
            t(lambda: np.shape([[1,2]]))
            t(lambda: np.size([1,2]))
            t(lambda: np.vectorize(lambda x:x*2)([1,2]))
            t(lambda: np.apply_along_axis(sum,0,np.ones((2,3))))
            t(lambda: np.apply_along_axis(lambda r:r/r.sum(),1,np.arange(1,7).reshape(2,3)))
            t(lambda: np.roll([1,2,3],1))
            t(lambda: np.roll([[1,2],[3,4]],1,axis=1))
            t(lambda: np.flip([1,2,3]))
            t(lambda: np.fliplr([[1,2],[3,4]]))
            t(lambda: np.rot90([[1,2],[3,4]]))
            t(lambda: np.rot90([[1,2],[3,4]],3))
            t(lambda: np.interp(2.5,[1,2,3],[3,2,0]))
            t(lambda: np.interp([0,1.5,9],[1,2,3],[3,2,0]))
            t(lambda: np.convolve([1,2,3],[0,1,0.5]))
            t(lambda: np.convolve([1,2,3],[0,1,0.5],'same'))
            t(lambda: np.convolve([1,2,3,4],[1,1],'valid'))
            t(lambda: np.gradient([1,2,4,7]))
            t(lambda: np.gradient(np.array([[1,2,6],[3,4,5]])))
            t(lambda: np.trapezoid([1,2,3]))
            t(lambda: np.polyval([3,0,1],5))
            t(lambda: np.polyfit([0,1,2],[1,3,5],1))
            t(lambda: np.dot([1,2],[3,4]))
            t(lambda: np.dot([[1,2],[3,4]],[1,1]))
            t(lambda: np.matmul([[1,2],[3,4]],[[1,0],[0,1]]))
            t(lambda: np.outer([1,2],[3,4]))
            t(lambda: np.inner([1,2],[3,4]))
            t(lambda: np.einsum('ij,jk->ik',np.ones((2,3)),np.ones((3,2))))
            t(lambda: np.einsum('ii',np.eye(3)))
            t(lambda: np.tensordot(np.ones((2,3)),np.ones((3,2)),1))
            t(lambda: np.kron([1,2],[1,1]))
            t(lambda: np.cross([1,2,3],[4,5,6]))
            t(lambda: np.trace([[1,2],[3,4]]))
            t(lambda: np.vdot([1,2],[3,4]))
            t(lambda: np.linalg.norm([3,4]))
            t(lambda: np.linalg.norm([[1,2],[3,4]]))
            t(lambda: np.linalg.norm([[1.,2],[3,4]],axis=1))
            """#,
            prints: #"""
            bool np.True_
            ndarray array([ True, False])
            ndarray array([5, 3])
            int64 np.int64(1)
            ndarray array([1, 0])
            ValueError: zero-size array to reduction operation minimum which has no identity
            ValueError: attempt to get argmax of an empty sequence
            ndarray array([[1.5],
                   [3.5]])
            int64 np.int64(10)
            ndarray array([[1.        , 0.98198051],
                   [0.98198051, 1.        ]])
            ndarray array([[1.        , 1.5       ],
                   [1.5       , 2.33333333]])
            bool True
            ndarray array([ True, False])
            bool True
            bool True
            int 2
            tuple (1, 2)
            int 2
            ndarray array([2, 4])
            ndarray array([2., 2., 2.])
            ndarray array([[0.16666667, 0.33333333, 0.5       ],
                   [0.26666667, 0.33333333, 0.4       ]])
            ndarray array([3, 1, 2])
            ndarray array([[2, 1],
                   [4, 3]])
            ndarray array([3, 2, 1])
            ndarray array([[2, 1],
                   [4, 3]])
            ndarray array([[2, 4],
                   [1, 3]])
            ndarray array([[3, 1],
                   [4, 2]])
            float64 np.float64(1.0)
            ndarray array([3. , 2.5, 0. ])
            ndarray array([0. , 1. , 2.5, 4. , 1.5])
            ndarray array([1. , 2.5, 4. ])
            ndarray array([3, 5, 7])
            ndarray array([1. , 1.5, 2.5, 3. ])
            tuple (array([[ 2.,  2., -1.],
                   [ 2.,  2., -1.]]), array([[1. , 2.5, 4. ],
                   [1. , 1. , 1. ]]))
            float64 np.float64(4.0)
            int64 np.int64(76)
            ndarray array([2., 1.])
            int64 np.int64(11)
            ndarray array([3, 7])
            ndarray array([[1, 2],
                   [3, 4]])
            ndarray array([[3, 4],
                   [6, 8]])
            int64 np.int64(11)
            ndarray array([[3., 3.],
                   [3., 3.]])
            float64 np.float64(3.0)
            ndarray array([[3., 3.],
                   [3., 3.]])
            ndarray array([1, 1, 2, 2])
            ndarray array([-3,  6, -3])
            int64 np.int64(5)
            int64 np.int64(11)
            float64 np.float64(5.0)
            float64 np.float64(5.477225575051661)
            ndarray array([2.23606798, 5.        ])
            """#)
    }

    @Test func products() {
        check(
            numpyProbe + #"""
            t(lambda: np.linalg.norm([1,2,3],1))
            """#,
            prints: #"""
            float64 np.float64(6.0)
            """#)
    }
}
