// The routines of LAPACK as the loader found them, for each type of element.
#pragma once

typedef const int *whole;
typedef const char *letter;

struct lapack_table {
    void (*getrf)(whole m, whole n, void *a, whole lda, int *pivots, int *info);
    void (*getrs)(letter trans, whole n, whole k, const void *a, whole lda, whole pivots, void *b, whole ldb, int *info);
    void (*potrf)(letter uplo, whole n, void *a, whole lda, int *info);
    void (*trtrs)(letter uplo, letter trans, letter diag, whole n, whole k, const void *a, whole lda, void *b, whole ldb, int *info);
    void (*geqrf)(whole m, whole n, void *a, whole lda, void *tau, void *work, whole room, int *info);
    void (*orgqr)(whole m, whole n, whole k, void *a, whole lda, const void *tau, void *work, whole room, int *info);
    void (*ormqr)(letter side, letter trans, whole m, whole n, whole k, const void *a, whole lda, const void *tau, void *c,
                  whole ldc, void *work, whole room, int *info);
    void (*sytrf)(letter uplo, whole n, void *a, whole lda, int *pivots, void *work, whole room, int *info);
    void (*sytrs)(letter uplo, whole n, whole k, const void *a, whole lda, whole pivots, void *b, whole ldb, int *info);
    void (*gels)(letter trans, whole m, whole n, whole k, void *a, whole lda, void *b, whole ldb, void *work, whole room, int *info);
    // Of hermitian matrices; those of real ones are the symmetric ones.
    void (*hetrf)(letter uplo, whole n, void *a, whole lda, int *pivots, void *work, whole room, int *info);
    void (*hetrs)(letter uplo, whole n, whole k, const void *a, whole lda, whole pivots, void *b, whole ldb, int *info);
    // Those for complex matrices have other arguments.
    union {
        void (*gesdd)(letter job, whole m, whole n, void *a, whole lda, void *s, void *u, whole ldu, void *vt, whole ldvt,
                      void *work, whole room, int *places, int *info);
        void (*complex_gesdd)(letter job, whole m, whole n, void *a, whole lda, void *s, void *u, whole ldu, void *vt, whole ldvt,
                              void *work, whole room, void *parts, int *places, int *info);
    };
    union {
        void (*syevd)(letter job, letter uplo, whole n, void *a, whole lda, void *w, void *work, whole room, int *places,
                      whole places_room, int *info);
        void (*heevd)(letter job, letter uplo, whole n, void *a, whole lda, void *w, void *work, whole room, void *parts,
                      whole parts_room, int *places, whole places_room, int *info);
    };
    union {
        void (*geev)(letter left, letter right, whole n, void *a, whole lda, void *re, void *im, void *vl, whole ldvl, void *vr,
                     whole ldvr, void *work, whole room, int *info);
        void (*complex_geev)(letter left, letter right, whole n, void *a, whole lda, void *w, void *vl, whole ldvl, void *vr,
                             whole ldvr, void *work, whole room, void *parts, int *info);
    };
    union {
        void (*gelsy)(whole m, whole n, whole k, void *a, whole lda, void *b, whole ldb, int *jpvt, const void *rcond, int *rank,
                      void *work, whole room, int *info);
        void (*complex_gelsy)(whole m, whole n, whole k, void *a, whole lda, void *b, whole ldb, int *jpvt, const void *rcond,
                              int *rank, void *work, whole room, void *parts, int *info);
    };
    union {
        void (*gelsd)(whole m, whole n, whole k, void *a, whole lda, void *b, whole ldb, void *s, const void *rcond, int *rank,
                      void *work, whole room, int *places, int *info);
        void (*complex_gelsd)(whole m, whole n, whole k, void *a, whole lda, void *b, whole ldb, void *s, const void *rcond,
                              int *rank, void *work, whole room, void *parts, int *places, int *info);
    };
};

/// By `lapack_type`.
extern struct lapack_table lapack_tables[4];
