/* Stands in for icuuc.dll, which Windows has and wine 8 lacks. Qt looks there for text codecs that
   it does not have itself; here none is found. Never shipped. */
#include <stddef.h>

#define EXPORT __declspec(dllexport)
#define NOTHING(name) EXPORT void name(void) {}
#define FAILS 4

EXPORT void *ucnv_open(const char *name, int *error) {
    if (error)
        *error = FAILS;
    return NULL;
}
EXPORT signed char ucnv_getMaxCharSize(void *codec) { return 1; }
EXPORT const char *ucnv_getName(void *codec, int *error) {
    if (error)
        *error = FAILS;
    return NULL;
}
EXPORT const char *ucnv_getStandardName(const char *name, const char *kind, int *error) {
    return ucnv_getName(NULL, error);
}
EXPORT const char *ucnv_getAvailableName(int number) { return NULL; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT int ucnv_toUCountPending(void *codec, int *error) { return 0; }
EXPORT int ucnv_fromUCountPending(void *codec, int *error) { return 0; }
NOTHING(ucnv_close)
NOTHING(ucnv_reset)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_cbFromUWriteUChars)
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
