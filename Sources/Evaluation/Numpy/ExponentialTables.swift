// The layers of the ziggurat from which NumPy's generators draw exponential numbers: the widths that its streams show.
// Those of normal numbers are in NormalTables.swift.

import Glibc

/// 256 layers of one area under the exponential density.
struct ExponentialLayers {
    /// The tail begins here.
    static let edge = 7.69711747013105
    let widths: [Double]
    let limits: [UInt64]
    let heights: [Double]

    init() {
        let widths = ExponentialLayers.bits.map { Double(bitPattern: $0) }
        let ends = widths.map { $0 * 0x1p53 }
        self.widths = widths
        heights = ends.enumerated().map { $0.offset == 0 ? 1 : exp(-$0.element) }
        limits = ends.indices.map { i in
            let inner = i == 0 ? ExponentialLayers.edge : i == 1 ? 0 : ends[i - 1]
            return UInt64(inner / ends[i] * 0x1p53)
        }
    }

    private static let bits: [UInt64] = [
        0x3cd164ec94bf5dc1, 0x3c60589d8b5d4119, 0x3c6ad6b2495b4d2b, 0x3c719335a95b8dba, 0x3c7522e6e54a2a73, 0x3c785090fbc27a80,
        0x3c7b38d1ef79b7cc, 0x3c7decd8b76dbd98, 0x3c803bf049c65c3c, 0x3c8170db24d6f670, 0x3c82980290da2633, 0x3c83b388fe3d6eca,
        0x3c84c515c60bfe21, 0x3c85cdf89d024ac3, 0x3c86cf40f0a72bbd, 0x3c87c9cdda17d019, 0x3c88be5954d3606f, 0x3c89ad80552237d2,
        0x3c8a97c8be5d5203, 0x3c8b7da5dddda3c4, 0x3c8c5f7bd78c3f89, 0x3c8d3da24df17c36, 0x3c8e186678f1735a, 0x3c8ef00ccf5f4faa,
        0x3c8fc4d25d683209, 0x3c904b76ed6a7558, 0x3c90b348479b80fc, 0x3c9119f38749f5af, 0x3c917f8ceb4bdfa0, 0x3c91e426e93e49e7,
        0x3c9247d26538ff2e, 0x3c92aa9ee123680b, 0x3c930c9aa526da4b, 0x3c936dd2e26d8202, 0x3c93ce53d12162a0, 0x3c942e28ca706748,
        0x3c948d5c5f35e712, 0x3c94ebf86bcd0b93, 0x3c954a0629786f4d, 0x3c95a78e3db8befd, 0x3c960498c7dd2ecf, 0x3c96612d6d0c68e0,
        0x3c96bd5362faa944, 0x3c971911797990bb, 0x3c97746e23077973, 0x3c97cf6f7c7e8172, 0x3c982a1b53fed599, 0x3c9884772f2be1ec,
        0x3c98de8850d0c52a, 0x3c993853bdfda244, 0x3c9991de42ad1338, 0x3c99eb2c75ff03bf, 0x3c9a4442be14884a, 0x3c9a9d255396d261,
        0x3c9af5d844f224c9, 0x3c9b4e5f794c979b, 0x3c9ba6beb33f8f89, 0x3c9bfef99359fe99, 0x3c9c57139a70d29f, 0x3c9caf102bc25adb,
        0x3c9d06f28ef0e6fb, 0x3c9d5ebdf1d86b8d, 0x3c9db6756a429057, 0x3c9e0e1bf77c31fe, 0x3c9e65b483cf1044, 0x3c9ebd41e5e21b62,
        0x3c9f14c6e202949f, 0x3c9f6c462b57feb5, 0x3c9fc3c26504a9a1, 0x3ca00d9f119a3cd9, 0x3ca0395df60db162, 0x3ca0651f1c7276f8,
        0x3ca090e3bb4b0072, 0x3ca0bcad03710137, 0x3ca0e87c207a2f66, 0x3ca114523917ac15, 0x3ca140306f707dbe, 0x3ca16c17e1777ffb,
        0x3ca19809a93d2396, 0x3ca1c406dd3d5283, 0x3ca1f01090a9c4e2, 0x3ca21c27d3b10e05, 0x3ca2484db3c2a329, 0x3ca274833bd0189f,
        0x3ca2a0c9748bcdaa, 0x3ca2cd2164a53b5d, 0x3ca2f98c11031721, 0x3ca3260a7cfb7611, 0x3ca3529daa8a1ba1, 0x3ca37f469a851af0,
        0x3ca3ac064ccfeffc, 0x3ca3d8ddc08d336d, 0x3ca405cdf44f09c4, 0x3ca432d7e6466cd0, 0x3ca45ffc94716ca7, 0x3ca48d3cfcc883c4,
        0x3ca4ba9a1d6b18a4, 0x3ca4e814f4cb45ea, 0x3ca515ae81d900fb, 0x3ca54367c42cb5f8, 0x3ca57141bc316f27, 0x3ca59f3d6b4e9cf9,
        0x3ca5cd5bd4119335, 0x3ca5fb9dfa56cf26, 0x3ca62a04e3731a2e, 0x3ca65891965c9b8c, 0x3ca687451bd3ebee, 0x3ca6b6207e8d3cdf,
        0x3ca6e524cb59a608, 0x3ca714531150a9fb, 0x3ca743ac61fa041c, 0x3ca77331d177d130, 0x3ca7a2e476b1240a, 0x3ca7d2c56b7d17f7,
        0x3ca802d5ccce7277, 0x3ca83316badfe62a, 0x3ca86389596108e7, 0x3ca8942ecfa40f54, 0x3ca8c50848cc6094, 0x3ca8f616f3fe1513,
        0x3ca9275c048e73e1, 0x3ca958d8b235828a, 0x3ca98a8e3940bbf4, 0x3ca9bc7ddac7035d, 0x3ca9eea8dcdde951, 0x3caa21108ad0592d,
        0x3caa53b63556c690, 0x3caa869b32d0f30f, 0x3caab9c0df81657a, 0x3caaed289dcaacff, 0x3cab20d3d66e8bb5, 0x3cab54c3f8cf2542,
        0x3cab88fa7b324fb6, 0x3cabbd78db072610, 0x3cabf2409d2dfd85, 0x3cac27534e42e02d, 0x3cac5cb282eab1a4, 0x3cac925fd82323fb,
        0x3cacc85cf395a56c, 0x3cacfeab83ed7180, 0x3cad354d4130f2ad, 0x3cad6c43ed1ea3fe, 0x3cada391538da50a, 0x3caddb374ad2357f,
        0x3cae1337b426509b, 0x3cae4b947c16a452, 0x3cae844f9af4237f, 0x3caebd6b154a7678, 0x3caef6e8fc5b9168, 0x3caf30cb6ea0bc7f,
        0x3caf6b1498515ed0, 0x3cafa5c6b3efe1e5, 0x3cafe0e40add09d8, 0x3cb00e377af911d4, 0x3cb02c34ef11391b, 0x3cb04a6b9e9224a3,
        0x3cb068dccf1126db, 0x3cb08789cf3aad0f, 0x3cb0a673f733c819, 0x3cb0c59ca900946f, 0x3cb0e50550efcfb7, 0x3cb104af660befce,
        0x3cb1249c6a92154a, 0x3cb144cdec6f3a2b, 0x3cb1654585c404c1, 0x3cb18604dd6fae9e, 0x3cb1a70da7a27820, 0x3cb1c861a6782a5a,
        0x3cb1ea02aa9b3370, 0x3cb20bf293f0f4a2, 0x3cb22e33524fe550, 0x3cb250c6e6403bba, 0x3cb273af61c7daa6, 0x3cb296eee942532b,
        0x3cb2ba87b445db51, 0x3cb2de7c0e962d70, 0x3cb302ce59265965, 0x3cb327810b2aa7d0, 0x3cb34c96b33bc965, 0x3cb37211f88ca856,
        0x3cb397f59c345143, 0x3cb3be447a8d8b83, 0x3cb3e5018cadded0, 0x3cb40c2fe9f5eead, 0x3cb433d2c9bd42f8, 0x3cb45bed851bc92c,
        0x3cb4848398d39432, 0x3cb4ad98a75da14c, 0x3cb4d7307b1cb127, 0x3cb5014f08b99508, 0x3cb52bf871acaab2, 0x3cb5573106f8a75a,
        0x3cb582fd4c1b4461, 0x3cb5af61fa38e107, 0x3cb5dc640388bd9e, 0x3cb60a0897081879, 0x3cb63855247b2e94, 0x3cb6674f60c3f432,
        0x3cb696fd4a9748ee, 0x3cb6c7652f9a7b1e, 0x3cb6f88db1f42507, 0x3cb72a7dce5cd218, 0x3cb75d3ce2bd71c3, 0x3cb790d2b56b71f9,
        0x3cb7c5477d1476d3, 0x3cb7faa3e96e1412, 0x3cb830f12cc0bec3, 0x3cb8683906687342, 0x3cb8a085ce695bab, 0x3cb8d9e2823b3695,
        0x3cb9145ad2f37544, 0x3cb94ffb34fc2a0e, 0x3cb98cd0f18d1ad8, 0x3cb9caea3a24d9ea, 0x3cba0a563e49f178, 0x3cba4b2543e84c3b,
        0x3cba8d68c2ad86ea, 0x3cbad13382d845c4, 0x3cbb1699c003b60a, 0x3cbb5db15091ea0f, 0x3cbba691d276da5e, 0x3cbbf154de4bef77,
        0x3cbc3e1641c2e0a7, 0x3cbc8cf442c8c8f4, 0x3cbcde0fecf2a97f, 0x3cbd318d6b2738c5, 0x3cbd87946fec3bec, 0x3cbde050af4ef19f,
        0x3cbe3bf26e190960, 0x3cbe9aaf2af383c1, 0x3cbefcc26750ea4a, 0x3cbf626e9791f7a7, 0x3cbfcbfe43f6c6e5, 0x3cc01ce2b362ec2e,
        0x3cc056118bf58eef, 0x3cc091c1cdcba54e, 0x3cc0d031785d48a0, 0x3cc111a8034392a6, 0x3cc156786775442a, 0x3cc19f03bcb3c2d6,
        0x3cc1ebbca0c9fa7c, 0x3cc23d2bb659919f, 0x3cc293f5ae49aaa5, 0x3cc2f0e38a4411f0, 0x3cc354ee27ccf75e, 0x3cc3c14ec7c8b861,
        0x3cc4379766e41362, 0x3cc4b9d7cd4751d1, 0x3cc54ad83ccf73f6, 0x3cc5ee7ae17313d2, 0x3cc6aa676d4bbf72, 0x3cc78750d6eac62f,
        0x3cc8939fe6f2ed19, 0x3cc9e9dc0d487b85, 0x3ccbc39e51da71fc, 0x3ccec9d9297ebb83,
    ]
}
