import type { Wording } from '../wording.ts';

/** Spanish. */
export const es: Wording = {
  seller:
    'Vendedor|Emisor|Proveedor|De|Datos de la empresa|Emitido por|Empresa|Datos del emisor|Vendido por|Facturado por|Prestador|Datos fiscales|Razón social del emisor|Remitente|Arrendador',
  buyer:
    'Cliente|Facturar a|Comprador|Datos del cliente|Para|Destinatario|Señor(es)|Facturado a|Receptor|Adquirente|Cobrar a|Nombre del cliente|Cliente facturación|Señores|A nombre de|Dirección de facturación|A la atención de|Arrendatario|Titular|Datos de facturación|Pagador',
  delivery:
    'Enviar a|Dirección de envío|Entrega|Lugar de entrega|Destino|Dirección de entrega|Enviado a|Obra|Domicilio de entrega|Lugar de servicio',
  contact:
    'Contacto|Atención|A la atención de|Vendedor|Comercial|Agente|Atendido por|Representante|Responsable|Elaborado por|Cajero|Asesor',
  title:
    'FACTURA|Factura|Nota de crédito|Recibo|Factura simplificada|FACTURA DE VENTA|Factura proforma|Factura rectificativa|Nota de débito|FACTURA COMERCIAL|Boleta|Presupuesto / Factura|Ticket|Comprobante fiscal|Albarán valorado',
  number:
    'Factura Nº|Nº de factura|Número|Factura|Factura núm.|Número de factura|Folio|N.º|Nº documento|Serie y folio|Factura n.º',
  date: 'Fecha|Fecha de factura|Fecha de emisión|Fecha emisión|Fecha expedición|Emitida el|Fecha y hora|de fecha',
  due: 'Vencimiento|Fecha de vencimiento',
  other:
    'Nº cliente|Pedido|Forma de pago|Página|Moneda|Albarán|Código cliente|Su pedido|Método de pago|Uso CFDI|Régimen fiscal|Condiciones de pago|Nº pedido|Fecha de entrega|Ref. cliente|Periodo|Habitación|Contrato|Vehículo|Lugar de expedición|Proyecto',
  phone: 'Tel.|Teléfono|Tlf|Fax|Móvil|Telf.|Tfno.|Fijo|Celular|WhatsApp|T.',
  registration: 'NIF|CIF|RFC|NIT|DNI|N.I.F.|C.I.F.|CUIT|RUC|Registro Mercantil|NIF/CIF|RUT|Reg. Merc.|NRT',
  bank: 'IBAN|Banco|Cuenta|Titular|Cuenta bancaria|Nº de cuenta|CLABE|SWIFT|Datos bancarios|Entidad|Beneficiario',
  net: 'Subtotal|Base imponible|Importe neto|Base|Total neto|Suma|Total base|Importe bruto|Subtotal sin IVA',
  tax: 'IVA 21%|IVA|Impuesto|IVA 10%|I.V.A. 21%|IVA 16%|Total IVA|IGIC 7%|ITBIS 18%|Cuota IVA|IVA (21 %)',
  total:
    'Total|TOTAL|Total a pagar|Importe total|Total factura|TOTAL A PAGAR|Importe a pagar|Total general|Líquido a percibir|Total (EUR)|Saldo|Neto a pagar|Total con IVA',
  columns:
    'Descripción|Cantidad|Precio|Importe|Concepto|IVA|Código|Ref.|Artículo|Unidades|Dto.|P. Unit.|Total|Cant.|Precio unitario|Producto|Clave|Unidad|Subtotal|Valor unitario',
  prose:
    'Gracias por su confianza.|Pago por transferencia bancaria|Condiciones y forma de pago|El pago se realizará en un plazo de 15 días|Inscrita en el Registro Mercantil|Esta factura ha sido generada electrónicamente.|No se admiten devoluciones pasados 15 días.|Conforme a la ley de protección de datos le informamos|Precios en euros, IVA no incluido|Este documento es una representación impresa de un comprobante|Gracias por su compra|Importe en letras: mil doscientos euros|Recibí conforme',
  nameLabel: 'Nombre|Razón social|Nombre/Razón social|Nombre y apellidos|Nombre completo|Cliente|Empresa',
  addressLabel: 'Dirección|Domicilio|Dirección fiscal|Calle|Domicilio fiscal|Domicilio social|Dirección completa',
  cityLabel: 'Ciudad|Población|C.P. y población|Localidad|Municipio|Ciudad/Estado',
  trades:
    'Servicios|Construcciones|Consultores|Comunicaciones|Muebles|Transportes|Industrias|Restaurante|Instalaciones|Ferretería|Reformas|Editorial|Asesores|Distribuciones|Hostelería|Seguros|Papelería|Talleres|Comercial|Clínica|Hotel|Electricidad|Soluciones',
  postLabel: 'C.P.|Código postal|CP',
  stateLabel: 'Provincia|Estado|Departamento',
  countryLabel: 'País',
  greeting: 'Estimado cliente|Hola|Estimado|Estimada|Buenos días',
  honorific: 'Sr.|Sra.|D.|Dña.|Sres.|Don|Doña|Dr.',
  regards: 'Atentamente|Saludos cordiales|Un saludo|Reciba un cordial saludo|Firma',
  adjustment: 'Descuento|Gastos de envío|Propina|Portes|Retención IRPF 15%|Anticipo|Redondeo|Recargo|Servicio',
  item: 'Servicio de consultoría|Alojamiento|Mano de obra|Papel A4|Diseño web|Mantenimiento mensual|Transporte|Botella de vino|Reparación|Horas de trabajo|Clases de español|Silla|Menú|Alquiler de local',
  third:
    'Agente de aduanas|Transitario|Aseguradora|Pagador|Administrador de fincas|Representante fiscal|Tutor|Responsable de pago|Apoderado|Propietario|Agente|Transportista|Consignatario|Intermediario|Arrendador|Representante legal|Notificar a',
  managed: 'c/o|representada por|administrada por|por cuenta de|a la atención de la administración|en nombre de',
  department:
    'Departamento de Compras|Administración|Contabilidad|Dpto. Proveedores|Cuentas por Pagar|Tesorería|Intervención|Secretaría|Gerencia|Facturación',
  subject:
    'Paciente|Alumno|Mascota|Pasajero|Huésped|Vehículo|Conductor|Viajero|Participante|Socio|Titular|Asegurado|Ocupante|Obra|Asiento|Médico',
  caption:
    'Detalles del hotel|Resumen de la reserva|Copia cliente|Datos del emisor|Datos del receptor|Estado de cuenta|Factura de alquiler|Apellido y Nombre o Razón Social|Detalle de la estancia|Datos bancarios|Informe del paciente|Comprobante fiscal|Ficha del alumno',
  operator: 'explotado por|una marca de|franquicia de|nombre comercial de|operado por|gestionado por|concesionario',
  site: 'Almacén|Sucursal|Tienda|Devoluciones a|Fábrica|Taller|Depósito|Dirección postal|Delegación|Exposición|Punto de venta|Lugar de expedición',
  aside:
    'Horario: L-V 8:00-18:00|Lunes a sábado|Desde 19##|Casa fundada en 18##|Sucursal {city}|Tienda {city}|Cita previa|Días de mercado: martes y viernes|Cerrado domingos|Venta y reparación|Colegio concertado|Presupuesto sin compromiso|Urgencias 24 horas|Sucesores de {last}|Junto a la plaza|Reformas - Pintura - Obras|Calidad y servicio|Primaria y secundaria',
  regime:
    'Régimen simplificado|IVA Responsable Inscripto|Responsable Inscripto|Monotributo|Responsable de IVA|Gran contribuyente|CUIT ##-########-#|CIIU ####|Régimen ### General de Ley|Ing. Brutos ###-######-#|Inicio de actividades ##/##/19##|Inscrita en el R.M. de {city}, tomo ####, folio ###|Actividad económica ####|Autorretenedor|Autorización ##########|Consumidor final|Resolución DIAN ##############|Caja ## Ticket ######',
};
