// What the pages' pictures take of vis-network, in its form for today's browsers: hatch_build.py makes one script of it.
export { DataSet } from "vis-data/esnext";
export { Network } from "vis-network/esnext";
