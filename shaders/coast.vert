#version 330 core
// An end of a rib across the coast: the left one has an even number.
layout(location = 0) in ivec2 position;  // map units
layout(location = 1) in vec2 right;      // to the right of the coast, y up, half as long as it is
uniform ivec2 middleUnits;
uniform vec2 middlePixels;
uniform float pixelsPerUnit;
uniform vec4 viewport;  // pixels: the upper left corner, the size
uniform float leftPixels;                // how far the stroke reaches
uniform float rightPixels;
noperspective out float apart;           // pixels from the coast, negative on the left

void main() {
  apart = (gl_VertexID & 1) == 0 ? -leftPixels : rightPixels;
  vec2 pixel = middlePixels + vec2(position - middleUnits) * vec2(pixelsPerUnit, -pixelsPerUnit) +
               right * vec2(2.0, -2.0) * apart;
  vec2 clip = (pixel - viewport.xy) / viewport.zw * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
