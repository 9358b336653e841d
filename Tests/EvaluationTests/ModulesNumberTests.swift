// Random numbers, statistics and the like: every figure as CPython draws it.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesNumberTests {
    @Test func random() {
        check(
            #"""
            import random
            for s in (0, 42, "abc", 2.5, 12345678901234567890123, b"xy"):
                random.seed(s); print(random.random(), random.randint(1,6), random.choice("abcdef"), random.sample(range(100), 5), random.choices([1,2,3], weights=[1,2,3], k=3), random.gauss(0,1), random.uniform(1,2), random.normalvariate(0,1), random.expovariate(2), random.betavariate(1,2), random.triangular(), random.getrandbits(70), random.randrange(0,100,7), random.gammavariate(0.5,1), random.gammavariate(2,1), random.lognormvariate(0,1), random.paretovariate(3), random.weibullvariate(1,2))
            l = list(range(10)); random.shuffle(l); print(l, random.sample(range(10**6), 3), random.randint(0, 10**30), random.sample("ab", counts=[2,3], k=4))
            r = random.Random(7); print(r.random(), r.choices("xyz", k=4)); s_ = r.getstate(); v = r.random(); r.setstate(s_); print(v == r.random())
            """#,
            prints: #"""
            0.8444218515250481 4 a [33, 65, 62, 51, 38] [3, 2, 3] 0.10788465967867489 1.1397457849666788 0.8841510520015767 0.07947524066129143 0.1830819082928438 0.40632328175850235 407685979074439672606 42 0.1401437864409272 0.9128295997268125 0.8143263369350958 1.0216658495039839 1.5832629673786145
            0.6394267984578837 1 f [35, 31, 28, 17, 94] [1, 3, 3] -0.21417212260954865 1.0936952398615924 -1.1523850363093195 0.4119071258519026 0.2777232045178519 0.4739245964728216 1029502280462790787472 0 0.8070905453267818 1.6702694139763927 0.12681693758507045 1.036593441353977 0.6913165344330455
            0.7720246314157545 5 d [90, 45, 99, 20, 34] [1, 1, 3] 1.2695794057777676 1.7849182857483068 0.7663621821701374 0.5572733466529783 0.03218811342367497 0.46742193961007134 45383445087117721537 35 0.7643894978068807 2.5657802486459094 0.6688495903585457 1.884053768708282 0.6218016406167675
            0.41877545666909954 2 a [43, 99, 44, 64, 96] [3, 2, 2] 0.970142602117806 1.6433708209664009 0.12281133703859642 0.4691335718282744 0.15308865417210232 0.5230339492184692 680588712900833814666 98 0.07645545617369463 1.833684699071148 2.9108393886397184 1.2775772798242986 1.082646002870007
            0.15803717805068784 5 b [83, 50, 25, 92, 46] [3, 3, 2] -1.5685685875690523 1.5212800974366407 -0.7179668968459507 0.1027464662527524 0.202175121529629 0.88189958172445 136891915035792870661 84 0.36158050703268924 1.8611295880103091 15.262872164206314 1.3070469984136124 1.2842294767245683
            0.9186846552409125 2 f [86, 3, 96, 38, 19] [3, 3, 3] -1.1867861293715884 1.9589317177293144 -0.3487187610238107 0.060757751975169805 0.48239663944393263 0.5388494158075399 826760924918223650239 98 0.016198018025297953 3.4285492407536786 0.31801139744402895 1.1280005184683486 0.2917335298230339
            [5, 7, 6, 3, 9, 8, 4, 0, 2, 1] [938822, 609554, 313848] 490134527121731693001895598208 ['b', 'a', 'a', 'b']
            0.32383276483316237 ['x', 'y', 'x', 'y']
            True
            """#)
        check(
            #"""
            import random
            for f_ in (lambda: random.choice([]), lambda: random.sample([1],2), lambda: random.randint(3,1), lambda: random.randrange(0), lambda: random.sample({1,2},1), lambda: random.choices([1,2],[1]), lambda: random.seed([])):
                try: f_()
                except Exception as e: print(type(e).__name__, e)
            """#,
            prints: #"""
            IndexError Cannot choose from an empty sequence
            ValueError Sample larger than population or is negative
            ValueError empty range for randrange() (3, 2, -1)
            ValueError empty range for randrange()
            TypeError Population must be a sequence.  For dicts or sets, use sorted(d).
            ValueError The number of weights does not match the population
            TypeError The only supported seed types are: None,
            int, float, str, bytes, and bytearray.
            """#)
    }

    @Test func statistics() {
        check(
            #"""
            import statistics as st
            print(st.mean([1,2,3,4]), st.mean([1.5,2.5,3]), st.median([3,1,2,5]), st.stdev([1,2,3,4]), st.variance([2.5,3.5,1]), st.pstdev([1,2,3]), st.mode("aab"), st.quantiles(range(10)), st.correlation([1,2,3],[1,2,4]), st.fmean([1,2]), st.multimode("aabb"), st.geometric_mean([1,2,4]), st.harmonic_mean([1,2]), st.linear_regression([1,2,3],[2,4,6.5]))
            """#,
            prints: #"""
            2.5 2.3333333333333335 2.5 1.2909944487358056 1.5833333333333333 0.816496580927726 a [1.75, 4.5, 7.25] 0.9819805060619656 1.5 ['a', 'b'] 2.0 1.3333333333333333 LinearRegression(slope=2.25, intercept=-0.33333333333333304)
            """#)
    }

    @Test func heaps() {
        check(
            #"""
            import bisect, heapq
            h = [5,1,4]; heapq.heapify(h); heapq.heappush(h, 0); print(h, heapq.heappop(h), heapq.nlargest(2, h), bisect.bisect([1,2,3], 2), bisect.bisect_left([1,2,3],2))
            """#,
            prints: #"""
            [1, 5, 4] 0 [5, 4] 2 1
            """#)
    }

    @Test func complex() {
        check(
            #"""
            import cmath
            print(cmath.sqrt(-1), cmath.exp(0), cmath.phase(-1), cmath.log(1j))
            """#,
            prints: #"""
            1j (1+0j) 3.141592653589793 1.5707963267948966j
            """#)
    }
}
