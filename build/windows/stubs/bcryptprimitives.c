/* Stands in for bcryptprimitives.dll, which Windows has and wine 8 lacks: the random bytes that
   programs written in Rust ask for, from the generator that wine has. Never shipped. */
#define EXPORT __declspec(dllexport)

/* RtlGenRandom, under the name by which advapi32.dll exports it. */
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *data, unsigned long size);

EXPORT int __stdcall ProcessPrng(unsigned char *data, unsigned long long size) {
    const unsigned long long most = 1 << 20;
    while (size > 0) {
        unsigned long part = (unsigned long)(size < most ? size : most);
        if (!SystemFunction036(data, part))
            return 0;
        data += part;
        size -= part;
    }
    return 1;
}
