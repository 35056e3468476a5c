/* Stands in for wine 8's mscms.dll, which ends the program when Qt asks for a screen's colour
   profile: here no screen has one. Never shipped. */
#include <stddef.h>

#define EXPORT __declspec(dllexport)

EXPORT void *OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned mode) {
    return NULL;
}
EXPORT int CloseColorProfile(void *profile) { return 1; }
EXPORT int GetColorProfileFromHandle(void *profile, unsigned char *data, unsigned *size) {
    if (size)
        *size = 0;
    return 0;
}
EXPORT void *WcsCreateIccProfile(void *profile, unsigned options) { return NULL; }
