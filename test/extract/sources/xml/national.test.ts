import { describe, expect, it } from 'vitest';
import { valuesOf } from './read.ts';

describe('FatturaPA', () => {
  const body = (kind: string, number: string, total: string): string => `<FatturaElettronicaBody>
    <DatiGenerali><DatiGeneraliDocumento><TipoDocumento>${kind}</TipoDocumento><Divisa>EUR</Divisa><Data>2024-05-17</Data><Numero>${number}</Numero>${total}</DatiGeneraliDocumento></DatiGenerali>
    <DatiBeniServizi><DettaglioLinee><Descrizione>Carta</Descrizione><Quantita>5.00</Quantita><PrezzoUnitario>2.00</PrezzoUnitario><PrezzoTotale>10.00</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>
    <DatiRiepilogo><ImponibileImporto>10.00</ImponibileImporto><Imposta>2.20</Imposta></DatiRiepilogo><DatiRiepilogo><ImponibileImporto>5.00</ImponibileImporto><Imposta>0.20</Imposta></DatiRiepilogo></DatiBeniServizi>
    <DatiPagamento><DettaglioPagamento><DataScadenzaPagamento>2024-06-17</DataScadenzaPagamento></DettaglioPagamento></DatiPagamento></FatturaElettronicaBody>`;
  const invoices =
    valuesOf(`<p:FatturaElettronica xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"><FatturaElettronicaHeader>
    <CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>00743110157</IdCodice></IdFiscaleIVA><Anagrafica><Nome>Anna</Nome><Cognome>Rossi</Cognome></Anagrafica></DatiAnagrafici>
    <Sede><Indirizzo>Via Roma</Indirizzo><NumeroCivico>5</NumeroCivico><CAP>07100</CAP><Comune>Sassari</Comune><Provincia>SS</Provincia><Nazione>IT</Nazione></Sede></CedentePrestatore>
    <CessionarioCommittente><DatiAnagrafici><CodiceFiscale>09876543210</CodiceFiscale><Anagrafica><Denominazione>Beta</Denominazione></Anagrafica></DatiAnagrafici></CessionarioCommittente>
    </FatturaElettronicaHeader>${body('TD01', '12', '')}${body('TD04', '13', '<ImportoTotaleDocumento>17.40</ImportoTotaleDocumento>')}</p:FatturaElettronica>`);

  it('gives one reading for each body', () => {
    expect(invoices.map((invoice) => ('number' in invoice ? invoice.number : ''))).toEqual(['12', '13']);
    expect(invoices).toMatchObject([{ documentType: 'invoice' }, { documentType: 'credit_note' }]);
  });

  it('adds up the tax summary, and computes the total if none is stated', () => {
    expect(invoices[0]).toMatchObject({ netAmount: 15, taxAmount: 2.4, totalAmount: 17.4 });
  });

  it('reads persons, addresses, tax numbers and lines', () => {
    expect(invoices[0]).toMatchObject({
      'seller.name': 'Anna Rossi',
      'seller.taxId': 'IT00743110157',
      'seller.address': 'Via Roma 5, 07100 Sassari, SS, IT',
      'buyer.taxId': '09876543210',
      dueDate: '2024-06-17',
      lines: [{ description: 'Carta', quantity: 5, unitPrice: 2, netAmount: 10, taxRate: '22%' }],
    });
  });
});

describe('数电票 XML', () => {
  const shudian = (
    label: string,
  ): string => `<EInvoice><Header><EIid>1</EIid><InherentLabel><GeneralOrSpecialVAT>${label}</GeneralOrSpecialVAT></InherentLabel></Header><EInvoiceData>
    <SellerInformation><SellerIdNum>91350100M000100Y43</SellerIdNum><SellerName>甲公司</SellerName></SellerInformation><BuyerInformation><BuyerName>乙公司</BuyerName></BuyerInformation>
    <BasicInformation><TotalAmWithoutTax>100.00</TotalAmWithoutTax><TotalTaxAm>7.00</TotalTaxAm><TotalTax-includedAmount>107.00</TotalTax-includedAmount><TotalTax-includedAmountInChinese>壹佰零柒圆整</TotalTax-includedAmountInChinese></BasicInformation>
    <IssuItemInformation><ItemName>*服务*劳务</ItemName><Quantity>2</Quantity><UnPrice>50</UnPrice><Amount>100</Amount><TaxRate>0.070000</TaxRate><ComTaxAm>7.00</ComTaxAm></IssuItemInformation>
    <IssuItemInformation><ItemName>*书*书</ItemName><Amount>-0.96</Amount><TaxRate>免税</TaxRate></IssuItemInformation></EInvoiceData>
    <TaxSupervisionInfo><InvoiceNumber>26320000000000100001</InvoiceNumber><IssueTime>2026-07-18 10:08:05</IssueTime></TaxSupervisionInfo></EInvoice>`;

  it('gives fields, rates as percentages, words as written, and the total in words as a fact', () => {
    const [invoice] = valuesOf(shudian('<LabelCode>01</LabelCode><LabelName>增值税专用发票</LabelName>'));
    expect(invoice).toMatchObject({
      number: '26320000000000100001',
      type: 'vat_special',
      issueDate: '2026-07-18',
      'seller.name': '甲公司',
      netAmount: 100,
      totalAmount: 107,
      facts: { amountInWords: { value: '壹佰零柒圆整' } },
    });
    expect(invoice?.lines.map(({ taxRate, netAmount }) => [taxRate, netAmount])).toEqual([
      ['7%', 100],
      ['免税', -0.96],
    ]);
  });

  it('names the invoice that a red one cancels, by its own element or by the remarks', () => {
    const red = (data: string) => valuesOf(shudian('').replace('</EInvoiceData>', `${data}</EInvoiceData>`))[0];
    const remark = (text: string) => `<AdditionalInformation><Remark>${text}</Remark></AdditionalInformation>`;
    const original = { 'precedingInvoice.number': '24112000000135114086' };
    const element =
      '<SpecificInformation><RedEInvoice><OriginalInvoiceCode>24112000000135114086</OriginalInvoiceCode></RedEInvoice></SpecificInformation>';
    expect(red(element)).toMatchObject(original);
    expect(
      red(remark('被红冲蓝字数电票号码：24112000000135114086 红字发票信息确认单编号：11010824091002615708')),
    ).toMatchObject(original);
    expect(red(remark('红字发票信息确认单编号：11010824091002615708'))).not.toHaveProperty('precedingInvoice.number');
  });

  it('leaves the type open if the label is empty', () => {
    expect(valuesOf(shudian(''))[0]).not.toHaveProperty('type');
  });
});

describe('XBRL vouchers', () => {
  it('reads a rail ticket', () => {
    const [ticket] =
      valuesOf(`<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:rai="http://xbrl.mof.gov.cn/taxonomy/2021-11-30/rai">
      <rai:TypeOfVoucher>电子发票（铁路电子客票）</rai:TypeOfVoucher><rai:ElectronicInvoiceRailwayETicketNumber>26119110000000000001</rai:ElectronicInvoiceRailwayETicketNumber>
      <rai:DateOfIssue>2026-01-01</rai:DateOfIssue><rai:DepartureStation>甲市</rai:DepartureStation><rai:DestinationStation>乙市</rai:DestinationStation><rai:TrainNumber>G1</rai:TrainNumber>
      <rai:Fare>91.00</rai:Fare><rai:TotalAmountExcludingTax>83.49</rai:TotalAmountExcludingTax><rai:TaxAmount>7.51</rai:TaxAmount><rai:NameOfPurchaser>某大学</rai:NameOfPurchaser></xbrl>`);
    expect(ticket).toMatchObject({
      type: 'train',
      documentType: 'ticket',
      number: '26119110000000000001',
      totalAmount: 91,
      'buyer.name': '某大学',
      travel: { from: '甲市', to: '乙市', carrierNumber: 'G1' },
    });
  });

  const einv = (facts: string): string =>
    `<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:einv="http://xbrl.mof.gov.cn/taxonomy/2023-12-31/einv">${facts}</xbrli:xbrl>`;
  const ofEinv = `<einv:InvoiceNumber>26442000000000000001</einv:InvoiceNumber><einv:SellerName>乙公司</einv:SellerName>
    <einv:SellerIdNum>91330100MAFAKE035X</einv:SellerIdNum><einv:BuyerName>甲公司</einv:BuyerName>
    <einv:RequestTime>2026-01-10</einv:RequestTime><einv:TotalAmWithoutTax>100.00</einv:TotalAmWithoutTax>
    <einv:TotalTaxAm>13.00</einv:TotalTaxAm><einv:TotalTax-includedAmount>113.00</einv:TotalTax-includedAmount>`;

  it('reads a 数电票, whose elements have the names of its XML', () => {
    const [invoice] = valuesOf(einv(ofEinv));
    expect(invoice).toMatchObject({
      number: '26442000000000000001',
      issueDate: '2026-01-10',
      'seller.name': '乙公司',
      'seller.taxId': '91330100MAFAKE035X',
      'buyer.name': '甲公司',
      netAmount: 100,
      taxAmount: 13,
      totalAmount: 113,
    });
    expect(invoice).not.toMatchObject({ documentType: 'credit_note' });
  });

  it('recognises a voucher that reverses another one', () => {
    const red = '<einv:WhetherEinvoiceIsRedEinvoice>true</einv:WhetherEinvoiceIsRedEinvoice>';
    expect(valuesOf(einv(ofEinv + red))[0]).toMatchObject({ documentType: 'credit_note' });
  });

  it('does not accept any other XBRL instance', () => {
    expect(
      valuesOf(
        '<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:g="http://www.xbrl.org/int/gl"><g:a>1</g:a></xbrl>',
      ),
    ).toEqual([]);
  });
});

describe('invoice XML of an OFD', () => {
  it('splits several values that are written as one text, and reads every line', () => {
    const [invoice] =
      valuesOf(`<eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019"><fp:InvoiceCode>012345678911</fp:InvoiceCode><fp:InvoiceNo>12345678</fp:InvoiceNo>
      <fp:IssueDate>2020年 1月 5日</fp:IssueDate><fp:Seller><fp:SellerName>甲公司</fp:SellerName><fp:SellerAddrTel>上海市中山路1600号 021-61281288</fp:SellerAddrTel><fp:SellerFinancialAccount>工行支行1001200309162028882</fp:SellerFinancialAccount></fp:Seller>
      <fp:TaxInclusiveTotalAmount>106.00</fp:TaxInclusiveTotalAmount><fp:GraphCode>01,10,012345678911,12345678,100.00,20200105,1,2,</fp:GraphCode>
      <fp:GoodsInfos><fp:GoodsInfo><fp:Item>餐费</fp:Item><fp:Amount>60</fp:Amount><fp:TaxScheme>6%</fp:TaxScheme></fp:GoodsInfo><fp:GoodsInfo><fp:Item>住宿</fp:Item><fp:Amount>40</fp:Amount></fp:GoodsInfo></fp:GoodsInfos></eInvoice>`);
    expect(invoice).toMatchObject({
      type: 'vat_normal',
      issueDate: '2020-01-05',
      'seller.address': '上海市中山路1600号',
      'seller.phone': '021-61281288',
      'seller.bank': '工行支行',
      'seller.account': '1001200309162028882',
      totalAmount: 106,
      lines: [{ netAmount: 60, taxRate: '6%' }, { netAmount: 40 }],
    });
  });
});
