/** How objects are described, and what is given of them. */
import type { TreeNode } from './tree.ts';

/** The path of an element to itself. */
export const OWN_TEXT = '';

/** An element that represents an object of WFP, and which texts in it are read. */
export interface ObjectShape {
  /** The name of the element around it. */
  readonly within: string;
  /** Its own name. */
  readonly name: string;
  /** Paths from it to elements that hold text: at most two names, or {@link OWN_TEXT}. */
  readonly members: ReadonlySet<string>;
  /** Those that it has several of: their texts are joined with blanks. */
  readonly lists?: ReadonlySet<string>;
  /** Elements directly in it that nest further, and are kept whole where that is asked for. */
  readonly trees?: ReadonlySet<string>;
}

/** The texts of an object by their paths; one that the file does not have is not there. */
export type ObjectTexts = ReadonlyMap<string, string>;

/** The elements of an object that nest, by their names. */
export type ObjectTrees = ReadonlyMap<string, TreeNode>;

/** Gets each object that is whole. */
export type ObjectHandler = (shape: ObjectShape, texts: ObjectTexts, trees: ObjectTrees) => void;
