#version 330 core
// Diagonal stripes of whole pixels (see scene::HatchLand): no threshold on a derived float, so every machine agrees.
uniform vec4 color;
uniform int periodPixels;
uniform int widthPixels;
uniform int rising;           // 1 like a slash, 0 like a backslash
uniform int shift;
uniform ivec2 pictureTopLeft; // where the picture begins in its target, so that a pan of the window or a tile changes nothing
uniform int targetHeight;
out vec4 fragment;

void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  pixel = ivec2(pixel.x, targetHeight - 1 - pixel.y) - pictureTopLeft;
  int along = shift + (rising == 1 ? pixel.x + pixel.y : pixel.x - pixel.y + periodPixels * 16384);
  if (along % periodPixels >= widthPixels) {
    discard;
  }
  fragment = color;
}
