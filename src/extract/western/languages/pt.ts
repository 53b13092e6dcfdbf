/** Portuguese, with those of Brazil. */
import { type Language, monthNames, phrases, words } from './language.ts';
import { portugueseCountries, portugueseCurrencies } from './portuguese-countries.ts';

export const pt: Language = {
  code: 'pt',
  labels: {
    number: phrases(`
      Nº da factura | Número do recibo | nº de fatura | número da nfs-e | número da nf | número da nfse | nº da nf |
      número da nota fiscal | Nota nº | Nota fiscal nº | NF-e nº | NFS-e nº | Fatura n | Fatura nº | Factura nº |
      Nº da fatura | Número da fatura | N.º fatura | Fatura n.º | Número da factura | Nº fatura | Fatura/Recibo nº |
      Fatura-recibo nº | Fatura recibo | Nota fiscal nº | Número da nota | Nº documento | Fatura simplificada |
      Recibo nº | Fatura | Nota de crédito nº | Documento nº | Número do documento | Nº da nota`),
    purchaseOrder: phrases(`
      Encomenda nº | Nº encomenda | Ordem de compra | Vossa encomenda | Pedido | Nº do pedido |
      Número do pedido | Sua referência | V/ Ref | Nota de encomenda | Requisição
    `),
    precedingNumber: phrases(`
      relativo à fatura | nota de crédito referente à fatura |
      documento retificado | anula a fatura |
      fatura de origem | referente à fatura | fatura original | documento de origem | fatura retificada`),
    otherNumber: phrases(`
      Nº cliente | Nº de cliente | Número de cliente | Código cliente | Cliente nº | Cód. cliente | Contrato |
      Nº contrato | Contrato nº | Guia | Guia de remessa | Referência | Ref | Nossa referência | Telefone |
      Tel | Telef | Fax | Telemóvel | Celular | Página | Pág | Orçamento | Conta | Nº de conta | Entidade |
      Processado por programa certificado | ATCUD | Hash | Matrícula | Conservatória | BIC | SWIFT | Agência |
      Mesa | Caixa | Inscrição estadual | Contador | Apólice | Referência multibanco`),
    issueDate: phrases(`
      dt emissão | data e hora da emissão | data e hora de emissão | data da emissão | Data da fatura | Data fatura |
      Data de emissão | Data emissão | Emitida em | Data do documento | Data da factura | Data doc | Emitido em |
      Data documento`),
    dueDate: phrases(`
      pagamento até | limite de pagamento | data de pagamento | pague até | pague até o dia | vencto | data venc |
      data vencto | débito em | data de débito | a pagar até | dt venc | dt vencto | a liquidar até |
      será debitado em | será debitado a | debitado em | débito em conta em | débito direto em | débito direto a |
      Data de vencimento | Vencimento | Data vencimento | Data limite de pagamento | Pagar até | Vence em |
      Data limite | Prazo de pagamento | Pagável até | Débito a partir de`),
    otherDate: phrases(`
      data de nascimento | data nascimento | nascido em | nascida em | orçamento de | aceite em |
      data da prestação | data da consulta |
      Data da encomenda | Data de entrega | Data do pedido | Data de carga | Data de descarga | Válido até |
      Data do serviço
    `),
    date: phrases(`Data | Data/hora | Data e hora`),
    period: phrases(`Período | Período de faturação | Período de referência`),
    seller: phrases(`
      Vendedor | Fornecedor | Emitente | De | Prestador | Prestador de serviços | Vendido por | Emissor |
      Dados do emitente | Emitido por | Expedidor | Sacador | Contratada | Dados do fornecedor | Dados da empresa`),
    buyer: phrases(`
      Cliente | Comprador | Faturar a | Adquirente | Destinatário | Tomador | Exmo.(s) Sr.(s) |
      Exmos. Senhores | Exmo. Senhor | Faturado a | Morada de faturação | Cobrar de | Titular | Para |
      Dados do cliente | Tomador de serviços | Endereço de cobrança | Nome do cliente | Exmos Srs |
      Ex.mo(s) Sr.(s) |
      Sacado | Destinatário/Remetente | Contratante | V/ Cliente | Inquilino | Pagador | Dados do destinatário |
      Paciente | Aluno | Segurado | Utente | Hóspede | Condómino | Assinante`),
    shipTo: phrases(`
      Morada de entrega | Local de entrega | Endereço de entrega | Entregar a | Local de descarga |
      Enviar para | Local de consumo |
      Entregar em | Morada de envio | Entregue a | Endereço de envio`),
    remitTo: phrases(`Pagar a`),
    otherParty: phrases(`Banco | Beneficiário | Transportadora | Vendedor responsável | Representante |
      Responsável | Atendido por | Operador | Gestor | Elaborado por`),
    contact: phrases(`Email | E-mail | Site | Contacto | Contato | Web`),
    name: phrases(`Nome | Razão social | Denominação`),
    address: phrases(`Morada | Endereço | Sede | Sede social | Domicílio fiscal`),
    taxId: phrases(`
      NIF | Contribuinte | Contribuinte nº | N.º contribuinte | NIPC | CNPJ | CPF | N.I.F | Nº contribuinte |
      CPF/CNPJ | CNPJ/CPF | V/ Nº contrib | NIF cliente | Contrib. nº | N. contribuinte | Pessoa coletiva
    `),
    iban: phrases(`IBAN | NIB`),
    paymentTerms: phrases(`
      Condições de pagamento | Forma de pagamento | Modo de pagamento | Método de pagamento | Pagamento |
      Cond. pagamento | Meio de pagamento
    `),
    currency: phrases(`Moeda | Divisa`),
    net: phrases(`
      Subtotal | Total ilíquido | Total líquido | Incidência | Base tributável | Total sem IVA |
      Mercadoria/Serviços | Valor líquido | Base | Total ilíquido sem IVA | Soma | Total mercadoria |
      Valor sem IVA | Total s/ IVA | Base de incidência | Sub-total | Valor tributável
    `),
    tax: phrases(`
      total de iva | valor do iss | total do iva | valor do icms | IVA | Total IVA | Valor IVA | Imposto |
      Total de impostos | Impostos | Total imposto | ISS | ICMS | Valor do IVA | I.V.A | IVA incluído | do qual IVA`),
    total: phrases(`Total | Valor | Valor total | Total EUR | Total geral | Montante | Total € | Importância`),
    grandTotal: phrases(`
      valor da fatura | valor total do serviço | valor total dos serviços | Total a pagar | Total da fatura |
      Total do documento | Total documento | Total com IVA | Total c/ IVA | Valor a pagar | Valor total da nota |
      Total fatura | Total (EUR) | Total IVA incluído | Valor total da fatura | Montante total | Total com impostos |
      Total final`),
    amountDue: phrases(`
      total líquido a pagar | importância a pagar | A pagar | Saldo | Valor em dívida | Montante a pagar |
      Total em dívida | Valor em aberto | Saldo devedor | Por pagar | Saldo em dívida`),
    previousBalance: phrases(`Saldo anterior | Dívida anterior`),
    paid: phrases(`Pago | Adiantamento | Valor pago | Total pago | Entregue | Pagamentos`),
    discount: phrases(`
      Desconto | Descontos | Desc | Desconto comercial | Descontos comerciais | Desconto financeiro |
      Total descontos
    `),
    charge: phrases(`
      Portes | Envio | Portes de envio | Transporte | Frete | Taxa | Gorjeta | Outros serviços |
      Taxa de serviço
    `),
    rounding: phrases(`Arredondamento | Acerto`),
    cash: phrases(`Numerário | Dinheiro | Multibanco | Cartão | Recebido | Cartão de crédito`),
    change: phrases(`Troco`),
    commission: phrases(`Comissão`),
    otherAmount: phrases(`
      Retenção | Taxa IVA | Taxa % | Preço unitário | Quantidade | Capital social | Taxa de IVA | Artigos |
      Isento de IVA | Isento | Não sujeito
    `),
    invoice: phrases(`
      Fatura | Factura | Fatura-recibo | Fatura recibo | Nota fiscal | Fatura simplificada | Fatura proforma |
      Nota de débito | Nota fiscal de serviço | Recibo de pagamento | Danfe | Nota de honorários`),
    creditNote: phrases(`Nota de crédito`),
    receipt: phrases(`Recibo | Talão | Cupom fiscal | Cupão | Ticket`),
  },
  columns: {
    position: phrases(`Nº | Item | # | Linha`),
    code: phrases(`Código | Ref | Referência | Cód | Artigo | Cód. artigo`),
    description: phrases(`
      Descrição | Designação | Artigo | Produto | Serviço | Discriminação | Descrição do serviço |
      Descrição dos produtos | Produtos | Serviços | Descrição do produto | Denominação
    `),
    quantity: phrases(`Quantidade | Qtd | Qtd. | Quant | Qt | Qtde | Horas | Unidades | Quant. | Consumo | Entregue`),
    unit: phrases(`Unidade | Un | Und | UN`),
    unitPrice: phrases(`
      Preço | Preço unitário | Preço unit | P. unitário | Pr. unitário | Valor unitário | P. unit | PVP | Pr. unit |
      Preço un | Preço s/ IVA | Pr.Unitário | Preço Uni | V. unitário | Valor hora | Tarifa
    `),
    discount: phrases(`Desc | Desconto | Desc % | Dsc | % Desc | Desc.`),
    taxRate: phrases(`IVA | Taxa | % IVA | IVA % | Taxa IVA | Taxa %`),
    taxAmount: phrases(`Valor IVA`),
    net: phrases(`Valor líquido | Total líquido | Total s/ IVA | Incidência | Subtotal | Total ilíquido`),
    gross: phrases(`Total c/ IVA | Total com IVA`),
    amount: phrases(`
      Total | Valor | Valor total | Montante | Preço total | Total € | Importância | Total (EUR) | Valor (€) |
      Total (€)
    `),
    other: phrases(`Lote | Peso | Encomendado | Leitura anterior | Leitura atual | Período`),
  },
  months: monthNames(`janeiro, jan | fevereiro, fev | março, marco, mar | abril, abr | maio, mai | junho, jun |
    julho, jul | agosto, ago | setembro, set | outubro, out | novembro, nov | dezembro, dez`),
  words: {
    legalForms: words`Lda\.?|LDA|Unipessoal|Ltda\.?|LTDA\.?|S\/A|EIRELI|EPP|MEI`,
    businessWords: '',
    nameEnds: '',
    commonInNames: '',
    keptBy: words`explorado por|operado por`,
    joinsNames: words`da|do|dos|de`,
    personTitles: words`sr\.?|sra\.?`,
    attention: words`ao cuidado|aos cuidados|a\/c`,
    signsFor: words`por`,
    buyersOwn: words`cliente|v\/`,
    contact: words`tel|telefone|fax|email|e-mail`,
    contactInNames: '',
    registration: words`cnpj|nif`,
    taxIds: '',
    taxes: words`iva`,
    percent: words`por cento`,
    streets: words`praca|rua|avenida|praça|travessa|estrada|largo`,
    streetEndings: '',
    placeLabels: words`rua|logradouro|complemento|cidade|município|localidade|bairro|estado|uf|cep|código postal|c\.?p\.?|país|concelho|distrito`,
    houses: '',
    postBoxes: '',
    countryNames: words`portugal|brasil|espanha|alemanha|frança|países baixos|suíça`,
    counted: words`dias`,
    numberSigns: '',
    ordinals: words`º|ª`,
    beforeMonth: words`de`,
    beforeYear: words`de`,
    afterYear: '',
    beforeDate: words`em`,
    madeAt: '',
    until: words`a`,
    fallsDue: '',
    asksToPay: words`pag(?:amento|ar)|transfer[êe]ncia|liquidar`,
    payBy: words`at[ée](?: ao)?(?: o)?(?: dia)?`,
    titles: words`fatura`,
    otherTitles: words`
      encomenda|nota de encomenda|pedido(?: de compra)?|ordem de compra|confirmação (?:de|da) encomenda|orçamento|
      cotação|proposta|guia de remessa|guia de transporte|nota de entrega|extrato(?: de conta| bancário)?|
      aviso de pagamento|hor[áa]rios?|contrato|contrato de (?:compra e venda|arrendamento|trabalho)|tabela de preços|
      recibo de vencimento|certificado`,
    proformaTitles: words`(?:fatura |factura )?pro-?\s?forma`,
    salutations: words`
      prezad[oa]s?|estimad[oa]s?|exm[oa]s?\.?|car[oa]s?(?=.*,)`,
    besideHeadings: words`meu|meus|minha|nosso|nossos|seu|seus|sua|dados|serviço|atendimento|apoio|ao|logo|logotipo|aqui`,
    formWords: words`original`,
    receiptAdjectives: '',
    receiptTitles: words`recibo`,
    sale: words`mesa`,
    till: words`obrigad`,
    greetings: '',
    taxBase: words`de|sobre`,
    included: '',
    excluded: '',
    summaries: '',
    departure: words`de`,
    arrival: words`para`,
    pieces: words`un`,
  },
  postCodes: [/\b\d{4}-\d{3}\s+\p{Lu}\p{L}+/u],
  countries: portugueseCountries,
  currencies: portugueseCurrencies,
};
