/** What the rules of a family chose: the trees learn where they are to be trusted. */
export interface RulesChoice {
  readonly family: 'invoice' | 'receipt';
  readonly seller: RulesParty | undefined;
  readonly buyer: RulesParty | undefined;
}
export interface RulesParty {
  readonly name: string;
  readonly address: string | undefined;
  readonly confidence: number;
}
