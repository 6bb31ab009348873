#pragma once

namespace kurilscope {

// Sets the C library's allocator up for a program that draws; first thing in main. Large blocks go back to the system
// with each of them: glibc would keep blocks of up to 32 MB for itself once one of that size was given back. What small
// ones took stays, and more of it is asked for at once: a driver that draws in software takes and gives back megabytes
// a frame, and pages that come anew can cost more than the frame.
void tuneAllocator();

}  // namespace kurilscope
