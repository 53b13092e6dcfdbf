/**
 * The content security policy refuses strings as addresses of scripts (Trusted Types), and pdf.js starts its worker from one.
 * This policy lets scripts of this server pass and nothing else.
 */
interface ScriptPolicy {
  createScriptURL(address: string): string;
}

declare global {
  interface Window {
    readonly trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };
  }
}

const rules: ScriptPolicy = {
  createScriptURL(address) {
    if (new URL(address, location.href).origin !== location.origin)
      throw new TypeError('Scripts come from this server alone');
    return address;
  },
};

/** Browsers without Trusted Types take the address as it is. */
export const scriptPolicy: ScriptPolicy = window.trustedTypes?.createPolicy('invoicectl', rules) ?? rules;
