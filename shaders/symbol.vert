#version 330 core
layout(location = 0) in vec4 place;      // centre.xy, radius, rotation (pixels, radians clockwise)
layout(location = 1) in vec2 shape;      // shape number, outline width in pixels
layout(location = 2) in vec4 fillColor;
layout(location = 3) in vec4 outlineColor;
uniform vec4 viewport;  // pixels: the upper left corner, the size
// Three fours, as of names and lines: see fill.frag.
flat out vec4 spot;
flat out vec4 kind;
flat out vec4 fill;

void main() {
  spot = vec4(place.xyz, shape.y);
  vec4 bytes = floor(outlineColor * 255.0 + 0.5);
  kind = vec4(place.w, shape.x, bytes.xz * 256.0 + bytes.yw);
  fill = fillColor;
  vec2 turn = vec2(sin(place.w), cos(place.w));
  int corner = gl_VertexID % 4;
  vec2 unit = vec2((corner & 1) == 0 ? -1.0 : 1.0, (corner & 2) == 0 ? -1.0 : 1.0);
  float reach = place.z * 1.45 + shape.y + 1.5;
  vec2 turned = vec2(turn.y * unit.x - turn.x * unit.y, turn.x * unit.x + turn.y * unit.y);
  vec2 clip = (place.xy + turned * reach - viewport.xy) / viewport.zw * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
