/** Spanish, with those of Latin America. */
import { type Language, monthNames, phrases, words } from './language.ts';
import { spanishCountries, spanishCurrencies } from './spanish-countries.ts';

export const es: Language = {
  code: 'es',
  labels: {
    number: phrases(`
      Número de la factura | Nº de la factura | N.º de la factura | factura núm | serie y folio | recibo núm |
      número de comprobante | nº de recibo | no de factura | nro factura | nro de factura | n° de boleta | comp nro |
      comprobante nro | número de recibo | Minuta nº | Recibo de honorarios nº | Boleta nº | Boleta de honorarios nº |
      Factura de venta nº | Factura electrónica nº | Factura electrónica de venta nº | Factura electrónica de venta |
      Folio | Factura n° | Factura nº | Nº de factura | N° de factura | Número de factura | Nº factura | Num factura |
      Factura número | Núm. de factura | Factura no | Factura simplificada | Nº ticket | Ticket nº | Factura # |
      Folio | Número | Nº documento | Factura | Fra. nº | Nº fra | Recibo nº | Folio fiscal | Abono nº |
      Comprobante nº | Comprobante | Factura simplificada nº`),
    purchaseOrder: phrases(`
      Nº de pedido | Número de pedido | Orden de compra | Su pedido | Pedido nº | Nº pedido | Pedido |
      Su referencia
    `),
    precedingNumber: phrases(`
      anula la factura | factura de referencia | factura afectada |
      documento que modifica | comprobante asociado |
      factura rectificada | factura original | rectifica a la factura | factura que rectifica |
      factura de origen | rectifica la factura | sobre la factura`),
    otherNumber: phrases(`
      Resolución | Resolución DIAN | Autorización de numeración | CUFE | CUDE | Matrícula mercantil | Timbrado |
      Clave de acceso |
      Nº cliente | Nº de cliente | Número de cliente | Código cliente | Cod. cliente | Cliente nº | Contrato |
      Nº de contrato | Número de contrato | Nº contrato | Albarán | Nº albarán | Albarán nº | Referencia | Ref |
      Teléfono | Tel | Tfno | Tlf | Telf | Fax | Móvil | Página | Pág | Presupuesto | Cuenta | Nº de cuenta |
      Mesa | Caja | Contador | CUPS | Autorización | Expediente | Registro mercantil | SWIFT | BIC |
      Referencia catastral | Camarero | Comensales | CAE | Póliza | Nº de referencia`),
    issueDate: phrases(`
      f factura | fecha fra | fecha y hora de emisión | expedida | expedida el | f emisión | Fecha de factura |
      Fecha factura | Fecha de emisión | Fecha emisión | Emitida el | Fecha de expedición | Fecha de la factura |
      Fecha expedición | Fecha documento | Fecha de facturación | Emitido`),
    dueDate: phrases(`
      vence el | vence el día | fecha vto | páguese antes del | páguese antes de | fecha de adeudo |
      último día de pago | plazo de pago hasta | pago antes de | pago antes del | pagadero el | fecha máxima de pago |
      fec venc | fecha venc | fecha de venc | fecha de vto | vto pago | fecha vto pago | pago oportuno | pagar hasta |
      pagar hasta el | páguese hasta | páguese hasta el | vencimiento de pago | a pagar antes del | a pagar antes de |
      fecha oportuna de pago | fecha de pago oportuno | fecha de vto para el pago | fecha tope de pago |
      fecha de vencimiento de pago | se cargará el | se cargará en su cuenta el | cargo en cuenta el | adeudo el |
      domiciliado el | domiciliación el | Fecha de cargo | Fecha de vencimiento | Vencimiento | Vencimientos |
      Fecha vencimiento | Fecha límite de pago | Vence | Fecha de pago | Pagar antes de | Fecha de cargo | Vto |
      Pagar antes del | Fecha límite | Plazo de pago`),
    otherDate: phrases(`
      fecha de nacimiento | F. nacimiento | nacido el | nacida el | presupuesto de fecha | aceptado el |
      fecha de ingreso | fecha de alta | fecha de servicio | fecha del servicio | fecha de vigencia |
      vigencia hasta |
      Fecha de pedido | Fecha pedido | Fecha de entrega | Fecha entrega | Fecha albarán | Fecha de envío |
      Fecha de la operación | Fecha operación | Válido hasta | Inicio de actividades
    `),
    date: phrases(`Fecha | Fecha y hora | Fecha/hora | de fecha`),
    period: phrases(`Período | Periodo de facturación | Periodo | Período de facturación | Período facturado`),
    seller: phrases(`
      Vendedor | Proveedor | Emisor | De | Empresa | Datos del emisor | Vendido por | Razón social emisor |
      Datos de la empresa | Emitido por | Facturado por | Datos fiscales | Razón social del emisor | Remitente | Arrendador | Datos del vendedor | Datos del proveedor`),
    buyer: phrases(`
      Adquiriente | Adquirente | Adquiriente o usuario | Datos del adquiriente |
      Receptor | Titular |
      Cliente | Facturar a | Datos del cliente | Comprador | Facturado a | Dirección de facturación |
      Destinatario | Datos de facturación | Titular | Para | Receptor | Nombre del cliente | Cobrar a |
      Señor(es) | A la atención de | Datos cliente | Nombre cliente |
      Cliente facturación | A nombre de | Arrendatario | Pagador | Facturación a | Datos de cliente | Datos del comprador | Datos del receptor |
      Paciente | Alumno | Alumna | Asegurado | Huésped | Mandante | Abonado`),
    shipTo: phrases(`
      Dirección de envío | Enviar a | Dirección de entrega | Lugar de entrega | Entregar a |
      Dirección de suministro | Envío a | Enviado a |
      Domicilio de entrega | Lugar de servicio | Dirección de instalación | Destino de la mercancía`),
    remitTo: phrases(`Pagar a`),
    otherParty: phrases(`
      Banco | Entidad | Beneficiario | Agente | Comercial | Transportista | Titular de la cuenta |
      Atendido por | Responsable | Elaborado por | Cajero | Asesor | Su contacto | Preparado por`),
    contact: phrases(`Email | Correo | Correo electrónico | E-mail | Web | Contacto | Página web`),
    name: phrases(`Nombre | Razón social | Nombre fiscal | Nombre y apellidos`),
    address: phrases(`Dirección | Domicilio | Domicilio social | Dirección fiscal | Domicilio fiscal`),
    taxId: phrases(`
      RNC | RIF | RTN | Cédula jurídica | NRC |
      NIF | CIF | N.I.F | C.I.F | NIF/CIF | CIF/NIF | DNI | RFC | CUIT | RUC | NIT | RUT | NIF IVA | DNI/NIF |
      N.I.F./C.I.F
    `),
    iban: phrases(`IBAN | Cuenta IBAN | Número de cuenta`),
    paymentTerms: phrases(`
      Forma de pago | Condiciones de pago | Método de pago | Modo de pago | Medio de pago | Términos de pago
    `),
    currency: phrases(`Moneda | Divisa | Importes en`),
    net: phrases(`
      neto gravado | importe neto gravado | op gravada | op gravadas | subtotal sin iva | monto neto | base gravable |
      Base imponible | Subtotal | Sub total | Suma | Importe neto | Total neto | Neto | Total sin IVA | Base |
      Total base imponible | Total bruto | Importe bruto | Suma parcial | Total parcial | Total antes de impuestos |
      B. imponible | Base imp | Importe sin IVA | Total base`),
    tax: phrases(`
      impuestos trasladados | iva trasladado | imp iva | impoconsumo | total iva trasladado | Importe Otros Tributos |
      Total otros tributos | ITBMS | ISV | IVU | Impuesto al consumo | IEPS | Total ITBIS | Total IGV | IVA | I.V.A |
      Total IVA | Cuota IVA | Impuestos | Importe IVA | Cuota | IGIC | Total impuestos | Impuesto | ITBIS | IGV |
      Monto IVA | Impuesto IVA | IVA incluido | del cual IVA`),
    total: phrases(`
      Total | Importe | Importe total | Total EUR | Total euros | Suma total | Monto total | Monto |
      Total general
    `),
    grandTotal: phrases(`
      gran total | total comprobante | total a cobrar | Total factura | Total a pagar | Total con IVA |
      Total IVA incluido | Importe factura | Importe total factura | Total importe | Importe de la factura |
      Total con impuestos | Total (IVA incl.) | Total I.V.A. incluido | Importe a pagar | Total importe factura |
      Total venta | Total compra | Total factura €`),
    amountDue: phrases(`
      líquido a percibir | importe líquido | total neto a pagar | A pagar | Saldo | Importe pendiente | Pendiente |
      Líquido a pagar | Saldo pendiente | Neto a pagar | Total líquido | Líquido | Importe a abonar |
      Pendiente de pago | Saldo deudor`),
    previousBalance: phrases(`Saldo anterior | Deuda anterior`),
    paid: phrases(`
      Pagado | Anticipo | Anticipos | Entregado a cuenta | Entrega a cuenta | A cuenta | Abonado | Pagos
    `),
    discount: phrases(`
      Descuento | Dto | Descuentos | Dto. comercial | Bonificación | Total descuento | Dto. PP | Rebaja
    `),
    charge: phrases(`
      Portes | Envío | Gastos de envío | Transporte | Recargo | Recargo de equivalencia | R.E. | Propina |
      Gastos | Servicio
    `),
    rounding: phrases(`Redondeo`),
    cash: phrases(`Efectivo | Entregado | Tarjeta | Recibido | Contado | Su entrega | Tarjeta de crédito`),
    change: phrases(`Cambio | Devolución | Vuelto | A devolver`),
    commission: phrases(`Comisión`),
    otherAmount: phrases(`
      IRPF | Retención | Retención IRPF | Tipo | % IVA | Tipo IVA | Precio unitario | Cantidad | Artículos |
      Unidades | Capital social |
      Exento de IVA | Exento | No sujeto a IVA | Base exenta
    `),
    invoice: phrases(`
      Boleta de honorarios | Recibo de honorarios | Factura electrónica de venta | Minuta de honorarios |
      Factura | Datos de la factura | Detalles de la factura | Factura simplificada | Factura proforma | Factura de venta | Factura electrónica |
      Factura comercial | Comprobante fiscal | Nota de débito | Minuta | Recibo factura`),
    creditNote: phrases(`Factura rectificativa | Abono | Nota de crédito | Nota de abono | Factura de abono`),
    receipt: phrases(`Ticket | Recibo | Tique | Comprobante | Boleta | Copia para el cliente`),
  },
  columns: {
    position: phrases(`Nº | Línea | Pos | # | Item`),
    code: phrases(`Código | Referencia | Ref | Cod | Artículo | Fecha | Clave`),
    description: phrases(`
      Descripción | Concepto | Artículo | Producto | Detalle | Denominación | Conceptos |
      Descripción del producto | Servicio | Descripcion/articulo | Descripción del servicio | Productos |
      Servicios
    `),
    quantity: phrases(`
      Cantidad | Cant | Uds | Unidades | Ud | Horas | Ctd | Unid | Cdad | Cant. | Consumo | Servido | Cant. servida`),
    unit: phrases(`Unidad | UM | Und`),
    unitPrice: phrases(`
      Precio | Precio unitario | P. unitario | Precio unidad | P.U. | Precio unit | P. unit | P.V.P. |
      Precio ud | Tarifa | P/U | Valor unitario | Precio hora | PVP | Precio/ud | Precio por unidad |
      Precio Uni
    `),
    discount: phrases(`Dto | Descuento | % Dto | Dto % | Desc | %Dto`),
    taxRate: phrases(`IVA | % IVA | IVA % | Tipo IVA | Impuestos | Imp`),
    taxAmount: phrases(`Cuota IVA | Importe IVA`),
    net: phrases(`Base imponible | Importe neto | Neto | Subtotal | Base | Total sin IVA`),
    gross: phrases(`Importe con IVA | Total con IVA`),
    amount: phrases(`
      Importe | Total | Importe total | Precio total | Total € | Importe € | Valor | Monto | Importe (€) |
      Total (€)
    `),
    other: phrases(`Peso | Lote | Albarán | Cant. pedida | Lectura anterior | Lectura actual | Periodo | Período`),
  },
  months: monthNames(`enero, ene | febrero, feb | marzo, mar | abril, abr | mayo, may | junio, jun |
    julio, jul | agosto, ago | septiembre, setiembre, sep, sept, set | octubre, oct | noviembre, nov | diciembre, dic`),
  words: {
    legalForms: words`
      S\.?L\.?U?\.?|S\.A\.U?\.?|SAU?|de C\.?V\.?|S\. ?Coop\.?|S\.L\.L\.?|SLL|S\.C\.P\.?|SCP|S\.L\.P\.?|SLP|C\.B\.|
      E\.I\.R\.L\.?|S\.A\.C\.?|SAC|S\.C\.|SCCL|S\.C\.C\.L\.|S\.A\.S\.|SpA|Sociedad Limitada|Sociedad Anónima`,
    businessWords: '',
    nameEnds: '',
    commonInNames: '',
    keptBy: words`operado por|explotado por|regentado por|titular del establecimiento`,
    joinsNames: words`de|del|la|y`,
    personTitles: words`sr\.?|sra\.?`,
    attention: words`a la atenci[óo]n|a la at(?:n|t)|atn`,
    signsFor: words`por`,
    buyersOwn: words`cliente`,
    contact: words`tel|tlf|tfno|teléfono|fax|email|e-mail`,
    contactInNames: '',
    registration: words`nif|cif`,
    taxIds: '',
    taxes: words`iva`,
    percent: words`por ciento`,
    streets: words`calle|camino|avda|plaza|paseo|carrer|polígono|poligono|carretera|ctra|pol|avenida`,
    streetEndings: '',
    placeLabels: words`c\.?p\.? y ciudad|municipio y estado|código postal y ciudad|comuna|región|calle|n[úu]m(?:ero|\.)? ext(?:erior|\.)?|no\.? exterior|n[úu]m(?:ero|\.)? int(?:erior|\.)?|ciudad|población|localidad|municipio|provincia|c\.?p\.?|código postal|país|estado|colonia|departamento`,
    houses: '',
    postBoxes: '',
    countryNames: words`
      españa|alemania|francia|reino unido|estados unidos|países bajos|suiza|bélgica|méxico|portugal|italia`,
    counted: words`días`,
    numberSigns: '',
    ordinals: words`º|ª`,
    beforeMonth: words`de`,
    beforeYear: words`de|del`,
    afterYear: '',
    beforeDate: words`a`,
    madeAt: words`Hecho en`,
    until: words`al|a`,
    fallsDue: '',
    asksToPay: words`pag(?:o|ar|arse|ue)|transferencia|abon(?:o|ar|e)|ingres(?:o|ar|e)`,
    payBy: words`antes del?(?: d[íi]a)?|hasta el(?: d[íi]a)?|a más tardar el|no más tarde del`,
    titles: words`factura`,
    otherTitles: words`
      pedido|orden de compra|confirmación de pedido|presupuesto|cotización|oferta|albarán|nota de entrega|
      carta de porte|extracto(?: de cuenta| bancario)?|estado de cuenta|aviso de pago|recordatorio de pago|horarios?|
      contrato|contrato de (?:compraventa|alquiler|servicios|trabajo)|lista de precios|nómina|certificado`,
    proformaTitles: words`(?:factura )?pro-?\s?forma`,
    salutations: words`
      estimad[oa]s?|querid[oa]s?(?=.*[,:])|apreciad[oa]s?|muy señor(?:es)? m[íi]os?`,
    besideHeadings: words`mi|mis|su|sus|nuestro|nuestra|nuestros|tu|tus|datos|información|servicio|atención|al|logo|logotipo|aquí`,
    formWords: words`original`,
    receiptAdjectives: '',
    receiptTitles: words`recibo|factura`,
    sale: words`fecha|mesa`,
    till: words`gracias`,
    greetings: words`bienvenid|gracias`,
    taxBase: words`de|sobre|s\/`,
    included: '',
    excluded: '',
    summaries: '',
    departure: words`de|desde`,
    arrival: words`a|hasta`,
    pieces: words`ud`,
  },
  postCodes: [],
  countries: spanishCountries,
  currencies: spanishCurrencies,
};
