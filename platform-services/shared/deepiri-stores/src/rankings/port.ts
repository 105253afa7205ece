export type Ranked = { member: string; score: number; rank: number };

/** Ordered boards: highest score first; ties are broken by who reached the score first (R1). Ranks start at 1. */
export interface Rankings {
  /** Sets the score of a member. Setting the score it already has keeps its place among ties. */
  set(board: string, member: string, score: number): Promise<void>;
  setMany(board: string, scores: readonly { member: string; score: number }[]): Promise<void>;
  remove(board: string, member: string): Promise<void>;
  /** The member's row, or undefined when it is not on the board. Logarithmic in the size of the board. */
  rank(board: string, member: string): Promise<Ranked | undefined>;
  /** Rows from rank `offset + 1` on. */
  page(board: string, offset: number, limit: number): Promise<Ranked[]>;
  /** The member with `radius` rows before and after it; empty when it is not on the board. */
  around(board: string, member: string, radius: number): Promise<Ranked[]>;
  size(board: string): Promise<number>;
  /** Puts `board` in the place of `live` in one step, so that a board can be rebuilt beside the live one. */
  swap(board: string, live: string): Promise<void>;
  drop(board: string): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
