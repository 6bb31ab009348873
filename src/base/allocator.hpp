#pragma once

#include <cstddef>

namespace kurilscope {

// Sets the C library's allocator up for a program that draws; first thing in main.
//
// Memory that comes anew a page at a time can cost more than what is done with it: twenty thousand pages were half of a
// start. So the first 28 MB of the heap, which every start uses, come in large pages, where the system has them. What
// was used stays: a driver that draws in software takes and gives back megabytes a frame. Blocks of more than 4 MB go
// back to the system with each of them; glibc would keep those of up to 32 MB once one of that size was given back.
void tuneAllocator();

// Of memory that nothing has been written to yet, what fills whole ones; nothing where the system has none.
void useLargePages(void* memory, std::size_t bytes);

}  // namespace kurilscope
