import type { Wording } from '../wording.ts';

/** Portuguese. */
export const pt: Wording = {
  seller:
    'Fornecedor|Emitente|Vendedor|De|Prestador|Empresa|Dados do emitente|Vendido por|Emitido por|Prestador de serviços|Expedidor|Sacador|Contratada',
  buyer:
    'Cliente|Destinatário|Faturar a|Exmo.(s) Sr.(s)|Para|Tomador|Dados do cliente|Faturado a|Sacado|Adquirente|Tomador de serviços|Nome do cliente|Cobrar a|Destinatário/Remetente|Contratante|V/ Cliente|Comprador|Exmo. Senhor',
  delivery:
    'Local de entrega|Entregar em|Morada de entrega|Descarga|Local de descarga|Morada de envio|Endereço de entrega|Entregue a',
  contact: 'Contacto|A/C|Responsável|Vendedor(a)|Atendido por|À atenção de|Operador|Emitido por|Gestor',
  title:
    'FATURA|Fatura|Nota Fiscal|Recibo|Fatura-Recibo|FATURA SIMPLIFICADA|Nota de crédito|FATURA PROFORMA|Fatura/Recibo|Nota de débito|NOTA FISCAL DE SERVIÇO|Cupom fiscal|Recibo de pagamento|DANFE',
  number: 'Fatura Nº|Número|Nota nº|Nº|Fatura n.º|Nº da fatura|Documento nº|Número da nota|FT|Nº doc.',
  date: 'Data|Data de emissão|Emissão|Data emissão|Data da fatura|Data do documento|Emitido em|Data e hora',
  due: 'Vencimento|Data de vencimento',
  other:
    'Encomenda|Nº cliente|Pedido|Página|Moeda|Condições de pagamento|V/ Ref.|Nº encomenda|Forma de pagamento|Natureza da operação|Série|Vosso contribuinte|Referência|Projeto|Requisição|Código de verificação|Competência|Quarto',
  phone: 'Tel.|Telefone|Fone|Telemóvel|Tlm.|Tlf.|Fax|Telef.|Celular|Tel',
  registration:
    'NIF|CNPJ|Contribuinte|CPF|Inscrição Estadual|N.I.F.|NIPC|Inscrição Municipal|CAE|Matrícula|Capital social|IE|IM|Contribuinte nº',
  bank: 'IBAN|Banco|NIB|Agência|Conta|Dados bancários|Banco do Brasil|Conta corrente|SWIFT|Titular|Chave PIX',
  net: 'Subtotal|Total ilíquido|Valor líquido|Total líquido|Base tributável|Incidência|Soma|Total s/ IVA',
  tax: 'IVA 23%|IVA|Imposto|ICMS|IVA 6%|Total IVA|ISS 5%|IVA (23%)|Total de impostos',
  total:
    'Total|Total a pagar|Valor total|TOTAL|TOTAL A PAGAR|Total da fatura|Total (EUR)|Valor total da nota|Valor a pagar|Total geral|Total líquido a pagar',
  columns:
    'Descrição|Quantidade|Qtd|Preço|Valor|IVA|Código|Artigo|Unid.|Desc.|Preço unit.|Total|Qtd.|Valor unitário|Produto|Serviço|P. Unitário|Taxa',
  prose:
    'Obrigado pela preferência.|Pagamento a 30 dias.|Processado por programa certificado|Os bens foram colocados à disposição do adquirente nesta data.|Volte sempre|Documento emitido por software certificado|Isento artigo 53.º do CIVA|Não serve de documento de transporte|Obrigado pela sua compra|Este documento não serve de fatura|Capital social de 5.000 euros',
  nameLabel: 'Nome|Razão Social|Cliente|Nome/Razão social|Designação social|Nome completo|Empresa',
  addressLabel: 'Morada|Endereço|Morada fiscal|Rua|Sede|Logradouro',
  cityLabel: 'Localidade|Cidade|Município|Código postal e localidade|Município/UF|Concelho',
  trades:
    'Serviços|Comércio|Consultoria|Móveis|Indústria|Transportes|Construções|Construção Civil|Restaurante|Hotelaria|Informática|Engenharia|Livraria|Padaria|Seguros|Advogados|Gráfica|Tecnologia|Distribuição',
  postLabel: 'CEP|Código postal|Cód. postal',
  stateLabel: 'UF|Estado|Distrito',
  countryLabel: 'País',
  greeting: 'Estimado cliente|Caro|Prezado|Exmos. Senhores|Olá',
  honorific: 'Sr.|Sra.|Exmo. Sr.|Dr.|Dra.|Eng.|D.',
  regards: 'Atenciosamente|Com os melhores cumprimentos|Cumprimentos|A gerência',
  adjustment: 'Desconto|Portes|Gorjeta|Frete|Adiantamento|Retenção|Arredondamento|Taxa de serviço',
  item: 'Consultoria|Mão de obra|Alojamento|Papel A4|Manutenção|Tradução|Vinho tinto|Transporte|Cadeira|Formação|Almoço|Assinatura mensal',
  third:
    'Despachante|Transitário|Seguradora|Pagador|Administrador|Representante fiscal|Encarregado de educação|Responsável|Mandatário|Proprietário|Transportador|Intermediário|Tomador|Agente|Senhorio|Intermediário do serviço',
  managed: 'a/c|representado por|administrado por|por conta de|em nome de|c/o',
  department:
    'Departamento de Compras|Contabilidade|Contas a Pagar|Serviços Financeiros|Tesouraria|Secretaria|Administração|Financeiro',
  subject:
    'Paciente|Aluno|Animal|Passageiro|Hóspede|Veículo|Condutor|Viajante|Participante|Sócio|Titular|Utente|Ocupante|Obra',
  caption:
    'Detalhes do hotel|Resumo da reserva|Via do cliente|Dados do prestador|Dados do tomador|Fatura de aluguer|Discriminação dos serviços|Dados do cliente|Extrato de conta|Identificação do emitente|Nome/Razão Social',
  operator: 'explorado por|uma marca de|franquia de|nome fantasia de|operado por|gerido por',
  site: 'Armazém|Filial|Loja|Devoluções para|Fábrica|Oficina|Depósito|Morada postal|Estabelecimento|Ponto de venda',
  aside:
    'Aberto de segunda a sábado|Seg-Sex 9h-18h|Desde 19##|Fundada em 18##|Filial {city}|Loja {city}|Por marcação|Encerra à segunda|Vendas e reparações|Dias de feira: terça e sexta|Ensino básico|Orçamentos grátis|Urgências 24h|Sucessores de {last}|Junto à estação|Qualidade e confiança',
  regime:
    'Optante pelo Simples Nacional|Inscrição Estadual ###.###.###|Inscrição Municipal ######|CRC {city}|Capital social ##.### €|Matric. na C.R.C. de {city}|Regime de isenção|CAE #####|IVA - regime de caixa|Alvará n.º ####|CNAE ####-#|Regime normal|Caixa ## Talão ######',
};
