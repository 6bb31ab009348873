#version 330 core
flat in vec4 ink;
out vec4 fragment;

void main() { fragment = ink; }
