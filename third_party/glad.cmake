# glad is generated at build time by Debian's python3-glad: nothing generated is kept in the tree.
# --reproducible makes it use the specification shipped in the package instead of the network.
find_program(GLAD_PROGRAM glad REQUIRED DOC "the glad 2 generator (package python3-glad)")
set(GLAD_DIR ${CMAKE_BINARY_DIR}/glad)
set(GLAD_API "gl:core=3.3")
add_custom_command(
  OUTPUT ${GLAD_DIR}/src/gl.c ${GLAD_DIR}/include/glad/gl.h
  COMMAND ${GLAD_PROGRAM} --api ${GLAD_API} --reproducible --quiet --out-path ${GLAD_DIR} c
  COMMENT "Generating glad (${GLAD_API})"
  VERBATIM)
add_library(glad STATIC ${GLAD_DIR}/src/gl.c ${GLAD_DIR}/include/glad/gl.h)
target_include_directories(glad SYSTEM PUBLIC ${GLAD_DIR}/include)
