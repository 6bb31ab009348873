#version 330 core
// Land polygons: whole map units to pixels from the top left, then to clip space.
layout(location = 0) in ivec2 position;
uniform ivec2 middleUnits;   // near the picture's middle: what is taken relative to it keeps all its digits
uniform vec2 middlePixels;   // where that falls
uniform float pixelsPerUnit;
uniform vec4 viewport;  // pixels: the upper left corner, the size

void main() {
  vec2 pixel = middlePixels + vec2(position - middleUnits) * vec2(pixelsPerUnit, -pixelsPerUnit);
  vec2 clip = (pixel - viewport.xy) / viewport.zw * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
