#version 330 core
// Two strokes along the coast in one pass, the inner one over the outer one over the plain sea. Where the strokes of two
// coasts meet, the colour further from the sea's stays (GL_MAX or GL_MIN), as if all inner ones were drawn last.
uniform vec4 sea;
uniform vec4 outer;
uniform vec4 inner;
uniform vec2 halfPixels;       // half the width of the outer and the inner stroke
noperspective in float apart;  // pixels from the coast
out vec4 fragment;

void main() {
  vec2 coverage = clamp(halfPixels + 0.5 - abs(apart), 0.0, 1.0);
  fragment = vec4(mix(mix(sea.rgb, outer.rgb, coverage.x), inner.rgb, coverage.y), 1.0);
}
