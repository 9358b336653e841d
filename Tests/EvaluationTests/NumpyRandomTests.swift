// The streams of np.random.
// Expected texts are NumPy's.

import Testing

@Suite struct NumpyRandomTests {
    @Test func legacy() {
        check(
            numpyProbe + #"""
            np.random.seed(42)
            t(lambda: np.random.rand(3))
            t(lambda: np.random.randn(3))
            t(lambda: np.random.rand())
            t(lambda: np.random.randn())
            t(lambda: np.random.randint(0,100,(2,3)))
            t(lambda: np.random.randint(10))
            t(lambda: np.random.randint(5,size=4))
            t(lambda: np.random.randint(0,256,(2,2),dtype=np.uint8))
            t(lambda: np.random.randint(0,2,5).astype(bool))
            t(lambda: np.random.random((2,2)))
            t(lambda: np.random.random_sample(2))
            t(lambda: np.random.uniform(-1,1,3))
            t(lambda: np.random.uniform(0,[1,10]))
            t(lambda: np.random.normal(0,0.1,4))
            t(lambda: np.random.normal(size=(2,2)))
            t(lambda: np.random.standard_normal(3))
            t(lambda: np.random.choice(10,5))
            t(lambda: np.random.choice(10,5,replace=False))
            t(lambda: np.random.choice([10,20,30],2))
            t(lambda: np.random.choice(3,5,p=[0.1,0.2,0.7]))
            t(lambda: np.random.choice(5,3,replace=False,p=[0.1,0.2,0.3,0.2,0.2]))
            t(lambda: np.random.choice(np.array([1.5,2.5])))
            t(lambda: np.random.permutation(5))
            t(lambda: np.random.permutation([1,2,3]))
            t(lambda: np.random.permutation(np.arange(6).reshape(3,2)))
            x=np.arange(10); np.random.shuffle(x); print(x); y=np.arange(6).reshape(3,2); np.random.shuffle(y); print(y); z=[1,2,3,4]; np.random.shuffle(z); print(z)
            t(lambda: np.random.exponential(2,3))
            t(lambda: np.random.poisson(3,5))
            t(lambda: np.random.poisson(30,5))
            t(lambda: np.random.binomial(10,0.5,5))
            t(lambda: np.random.binomial(100,0.4,5))
            t(lambda: np.random.binomial(1,0.3,5))
            t(lambda: np.random.beta(2,3,3))
            t(lambda: np.random.gamma(2,2,3))
            t(lambda: np.random.gamma(0.5,1,3))
            t(lambda: np.random.chisquare(3,2))
            t(lambda: np.random.lognormal(0,1,2))
            t(lambda: np.random.laplace(0,1,3))
            t(lambda: np.random.gumbel(0,1,2))
            t(lambda: np.random.multinomial(20,[1/6.]*6))
            t(lambda: np.random.dirichlet([1,2,3],2))
            t(lambda: np.random.standard_t(3,2))
            t(lambda: np.random.bytes(3))
            t(lambda: np.random.randint(1<<40,size=3))
            t(lambda: np.random.randint(-5,5,3))
            t(lambda: np.random.randn(1000).sum())
            t(lambda: np.random.rand(1000,3).mean(axis=0))
            r=np.random.RandomState(7)
            t(lambda: r.rand(2))
            """#,
            prints: #"""
            ndarray array([0.37454012, 0.95071431, 0.73199394])
            ndarray array([-1.11188012,  0.31890218,  0.27904129])
            float 0.7080725777960455
            float 1.0105152848065264
            ndarray array([[21, 52,  1],
                   [87, 29, 37]])
            int 1
            ndarray array([3, 4, 0, 3])
            ndarray array([[ 57,  77],
                   [149, 156]], dtype=uint8)
            ndarray array([ True, False,  True, False, False])
            ndarray array([[0.52477466, 0.39986097],
                   [0.04666566, 0.97375552]])
            ndarray array([0.23277134, 0.09060643])
            ndarray array([ 0.23677202, -0.23507602,  0.96646177])
            ndarray array([0.46676289, 8.59940407])
            ndarray array([-0.05251229,  0.19127713, -0.20267196,  0.11194236])
            ndarray array([[ 0.77919263, -1.10109776],
                   [ 1.13022819,  0.37311891]])
            ndarray array([-0.38647295, -1.15877024,  0.56611283])
            ndarray array([5, 5, 9, 3, 5])
            ndarray array([4, 2, 7, 0, 6])
            ndarray array([10, 10])
            ndarray array([1, 2, 2, 1, 2])
            ndarray array([1, 4, 0])
            float64 np.float64(1.5)
            ndarray array([2, 1, 4, 3, 0])
            ndarray array([2, 1, 3])
            ndarray array([[2, 3],
                   [0, 1],
                   [4, 5]])
            [6 3 5 1 4 9 0 8 2 7]
            [[4 5]
             [2 3]
             [0 1]]
            [4, 2, 1, 3]
            ndarray array([1.19367745, 0.20054721, 0.92667023])
            ndarray array([4, 5, 0, 2, 3])
            ndarray array([33, 32, 32, 38, 26])
            ndarray array([5, 4, 5, 7, 4])
            ndarray array([40, 41, 44, 39, 43])
            ndarray array([0, 0, 0, 0, 0])
            ndarray array([0.17719762, 0.20038198, 0.27208314])
            ndarray array([ 6.91194259, 12.59109843,  7.63252582])
            ndarray array([0.05864144, 0.22118269, 0.15906094])
            ndarray array([1.5015327, 3.2494771])
            ndarray array([0.65937929, 2.35726784])
            ndarray array([-0.81988548,  0.54869896,  0.9649614 ])
            ndarray array([0.84692165, 2.29143511])
            ndarray array([6, 2, 3, 4, 3, 2])
            ndarray array([[0.31555321, 0.46222707, 0.22221971],
                   [0.0369257 , 0.32324853, 0.63982577]])
            ndarray array([ 0.05740425, -1.07400382])
            bytes b'\xcf\xc8\xbe'
            ndarray array([562023633299, 650277410869, 514914051744])
            ndarray array([ 2, -2, -5])
            float64 np.float64(54.90302084826872)
            ndarray array([0.49169524, 0.48911445, 0.50377141])
            ndarray array([0.07630829, 0.77991879])
            """#)
    }

    @Test func seeds() {
        check(
            numpyProbe + #"""
            t(lambda: r.normal(1,2,2))
            t(lambda: r.choice(5))
            np.random.seed(0); s=np.random.get_state(); a=np.random.rand(2); np.random.set_state(s); print(a,np.random.rand(2))
            t(lambda: np.random.seed(-1))
            t(lambda: np.random.randint(5,3))
            t(lambda: np.random.choice(3,5,replace=False))
            t(lambda: np.random.choice(3,p=[0.5,0.5]))
            t(lambda: np.random.choice(2,p=[0.5,0.6]))
            """#,
            prints: #"""
            NameError: name 'r' is not defined
            NameError: name 'r' is not defined
            [0.5488135  0.71518937] [0.5488135  0.71518937]
            ValueError: Seed must be between 0 and 2**32 - 1
            ValueError: low >= high
            ValueError: Cannot take a larger sample than population when 'replace=False'
            ValueError: 'a' and 'p' must have same size
            ValueError: probabilities do not sum to 1
            """#)
    }

    @Test func generator() {
        check(
            numpyProbe + #"""
            rng=np.random.default_rng(42)
            t(lambda: rng.random(3))
            t(lambda: rng.random())
            t(lambda: rng.standard_normal(5))
            t(lambda: rng.normal(0,1,(2,3)))
            t(lambda: rng.normal(5,2))
            t(lambda: rng.integers(0,10,5))
            t(lambda: rng.integers(5))
            t(lambda: rng.integers(1,7,size=(2,3)))
            t(lambda: rng.integers(0,10,3,endpoint=True))
            t(lambda: rng.integers(0,1<<40,3))
            t(lambda: rng.uniform(-1,1,3))
            t(lambda: rng.choice(10,5))
            t(lambda: rng.choice(10,5,replace=False))
            t(lambda: rng.choice([1,2,3],2,p=[.2,.3,.5]))
            t(lambda: rng.choice(5,3,replace=False,p=[.2]*5))
            t(lambda: rng.choice(100000,3,replace=False))
            t(lambda: rng.permutation(5))
            t(lambda: rng.permutation([1,2,3,4]))
            t(lambda: rng.permutation(np.arange(6).reshape(3,2)))
            x=np.arange(10); rng.shuffle(x); print(x); z=[1,2,3,4]; rng.shuffle(z); print(z); y=np.arange(6).reshape(3,2); rng.shuffle(y); print(y)
            t(lambda: rng.poisson(3,4))
            t(lambda: rng.binomial(10,.5,4))
            t(lambda: rng.standard_normal(10000).sum())
            t(lambda: rng.integers(0,100,1000).sum())
            t(lambda: np.random.default_rng(0).random(2))
            t(lambda: np.random.default_rng(12345678901234).random(2))
            t(lambda: np.random.default_rng([1,2]).random(2))
            """#,
            prints: #"""
            ndarray array([0.77395605, 0.43887844, 0.85859792])
            float 0.6973680290593639
            ndarray array([-1.95103519, -1.30217951,  0.1278404 , -0.31624259, -0.01680116])
            ndarray array([[-0.85304393,  0.87939797,  0.77779194],
                   [ 0.0660307 ,  1.12724121,  0.46750934]])
            float 3.2814150742335233
            ndarray array([0, 5, 8, 0, 8])
            int64 np.int64(4)
            ndarray array([[2, 4, 1],
                   [5, 5, 3]])
            ndarray array([ 0, 10,  4])
            ndarray array([855841705901, 214007522498, 513165170525])
            ndarray array([-0.91239247, -0.69142102,  0.36609791])
            ndarray array([8, 9, 7, 3, 9])
            ndarray array([6, 0, 2, 3, 7])
            ndarray array([2, 2])
            ndarray array([3, 2, 4])
            ndarray array([62975, 70026, 12991])
            ndarray array([1, 3, 0, 2, 4])
            ndarray array([4, 1, 3, 2])
            ndarray array([[0, 1],
                   [4, 5],
                   [2, 3]])
            [0 2 4 6 8 9 3 7 5 1]
            [1, 3, 2, 4]
            [[0 1]
             [4 5]
             [2 3]]
            ndarray array([2, 5, 2, 2])
            ndarray array([7, 4, 3, 4])
            float64 np.float64(-110.38507765924827)
            int64 np.int64(50807)
            ndarray array([0.63696169, 0.26978671])
            ndarray array([0.40637757, 0.02620356])
            ndarray array([0.44841514, 0.43088199])
            """#)
    }
}
