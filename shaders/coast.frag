#version 330 core
// The distance from the coast gives the coverage: an analytic edge, no multisampling.
uniform vec4 color;
uniform float widthPixels;
noperspective in float apart;
out vec4 fragment;

void main() {
  float coverage = clamp(widthPixels * 0.5 + 0.5 - abs(apart), 0.0, 1.0) * min(widthPixels, 1.0);
  fragment = vec4(color.rgb, color.a * coverage);
}
