// The interface of libFuzzer, the compiler's own fuzzer, which has no header for it.
// Source: https://llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a library" and custom mutators.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*run)(const uint8_t *data, size_t size));
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t longest);
