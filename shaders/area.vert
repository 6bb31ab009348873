#version 330 core
// A corner of a triangle in pixels.
layout(location = 0) in vec2 corner;
layout(location = 1) in vec4 color;
uniform vec4 viewport;  // pixels: the upper left corner, the size
flat out vec4 ink;

void main() {
  ink = color;
  vec2 clip = (corner - viewport.xy) / viewport.zw * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
