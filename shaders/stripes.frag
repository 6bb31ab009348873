#version 330 core
// Land in diagonal stripes of whole pixels (see scene::HatchLand).
uniform vec4 color;
uniform float periodPixels;    // whole numbers all
uniform float widthPixels;
uniform float rising;          // 1 like a slash, -1 like a backslash
uniform float shift;
uniform vec2 pictureTopLeft;   // where the picture begins in its target, so that a pan of the window or a tile changes nothing
uniform float targetHeight;
out vec4 fragment;

void main() {
  // Whole numbers below 2^16, which a float holds exactly, and half a pixel away from where a stripe begins: no rounding
  // can tell machines apart.
  vec2 pixel = vec2(floor(gl_FragCoord.x), targetHeight - 1.0 - floor(gl_FragCoord.y)) - pictureTopLeft;
  float along = shift + pixel.x + rising * pixel.y;
  if (along - periodPixels * floor((along + 0.5) / periodPixels) >= widthPixels) {
    discard;
  }
  fragment = color;
}
