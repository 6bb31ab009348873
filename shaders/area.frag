#version 330 core
// A plain area, or a stroke, whose distance from its middle gives the coverage: an analytic edge, no multisampling.
uniform float widthPixels;     // of the stroke; of an area, from one on
noperspective in float apart;  // pixels from the stroke's middle; nothing in an area
flat in vec4 ink;
out vec4 fragment;

void main() {
  float coverage = clamp(widthPixels * 0.5 + 0.5 - abs(apart), 0.0, 1.0) * min(widthPixels, 1.0);
  fragment = vec4(ink.rgb, ink.a * coverage);
}
