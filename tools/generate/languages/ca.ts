import type { Wording } from '../wording.ts';

/** Catalan. */
export const ca: Wording = {
  seller: 'Venedor|Emissor|Proveïdor|Empresa',
  buyer: 'Client|Facturar a|Comprador|Dades del client|Destinatari|Adreça de facturació',
  delivery: 'Adreça d’enviament|Lloc de lliurament|Enviar a',
  contact: 'Contacte|A l’atenció de|Comercial',
  title: 'FACTURA|Factura|Factura simplificada|Factura rectificativa|Rebut',
  number: 'Factura núm.|Número de factura|Núm. factura|Número',
  date: 'Data|Data de factura|Data d’emissió',
  due: 'Venciment|Data de venciment',
  other: 'Codi client|Comanda|Forma de pagament|Pàgina|Albarà|Referència',
  phone: 'Tel.|Telèfon|Mòbil|Fax',
  registration: 'NIF|CIF|N.I.F.|Registre Mercantil',
  bank: 'IBAN|Banc|Compte|CaixaBank|Titular',
  net: 'Base imposable|Subtotal|Import net',
  tax: 'IVA 21%|IVA|Quota IVA',
  total: 'Total|TOTAL FACTURA|Total a pagar|Import total',
  columns: 'Descripció|Quantitat|Preu|Import|Concepte|IVA|Unitats',
  prose:
    'Gràcies per la vostra confiança.|Pagament per transferència bancària|Inscrita al Registre Mercantil de Barcelona|Preus en euros',
  nameLabel: 'Nom|Raó social|Nom i cognoms',
  addressLabel: 'Adreça|Domicili',
  cityLabel: 'Població|Ciutat',
  trades:
    'Serveis|Construccions|Llibreria|Fusteria|Restaurant|Instal·lacions|Disseny|Obres i Reformes|Paletes|Materials de Construcció|Teulades|Estructures|Ebenisteria|Mobles|Cuines i Banys|Tancaments d’Alumini|Serralleria|Ferreria|Mecanitzats|Soldadures|Lampisteria|Fontaneria|Calefacció|Clima|Electricitat|Pintures|Parquets|Vidres|Marbres|Excavacions|Àrids|Transports|Mudances|Autocars|Grues|Tallers Mecànics|Planxa i Pintura|Pneumàtics|Recanvis|Maquinària Agrícola|Motors|Eines|Ferreteria|Serradora|Fustes|Forestal|Jardineria|Vivers|Agrícola|Ramaderia|Fruites i Verdures|Forn de Pa|Pastisseria|Carnisseria|Embotits|Formatgeria|Peixateria|Celler|Caves|Oli|Cervesa Artesana|Queviures|Distribucions|Hostal|Fonda|Hotel Rural|Càmping|Cafeteria|Càtering|Floristeria|Joieria|Rellotgeria|Òptica|Perruqueria|Estètica|Clínica Dental|Fisioteràpia|Podologia|Clínica Veterinària|Farmàcia|Funerària|Advocats|Assessoria|Gestoria|Auditors|Enginyeria|Arquitectura|Topografia|Finques|Assegurances|Impremta|Arts Gràfiques|Rètols|Comunicació|Fotografia|Papereria|Informàtica|Programari|Neteges|Ascensors|Seguretat|Autoescola|Viatges|Nàutica|Tèxtil|Confeccions|Embalatges|Plàstics|Esports|Reciclatge',
  postLabel: 'Codi postal|CP',
  stateLabel: 'Província',
  countryLabel: 'País',
  greeting: 'Benvolgut client|Hola',
  honorific: 'Sr.|Sra.|En|Na',
  regards: 'Atentament|Salutacions',
  adjustment: 'Descompte|Despeses d’enviament|Bestreta',
  item: 'Consultoria|Allotjament|Manteniment|Transport|Paper A4|Mà d’obra',
  third: 'Agent de duanes|Asseguradora|Pagador|Administrador de finques|Tutor|Propietari|Transportista|Representant',
  managed: 'c/o|representada per|administrada per|per compte de',
  department: 'Administració|Departament de Compres|Comptabilitat|Tresoreria',
  subject: 'Pacient|Alumne|Mascota|Passatger|Hoste|Vehicle|Participant|Titular',
  caption: 'Detalls de l’hotel|Resum de la reserva|Còpia client|Dades del client',
  operator: 'explotat per|una marca de|franquícia de|gestionat per',
  site: 'Magatzem|Sucursal|Botiga|Taller|Devolucions a',
  aside:
    'Horari: dl-dv 8-18 h|Des de 19##|Fundada el 18##|Botiga {city}|Tancat diumenges|Venda i reparació|Empresa familiar|Dies de mercat: dimarts|Aigua – Gas – Electricitat|LAMPISTERIA • CALEFACCIÓ • ENERGIA SOLAR|Instal·lacions elèctriques, antenes i porters automàtics|Obra nova · Reformes · Rehabilitació|Fusteria · Ebenisteria · Restauració|Venda, lloguer, taller i recanvis|Mobles a mida|Portes / finestres / persianes|Pintura decorativa i estucs|Excavacions, enderrocs i transport de runa|Comptabilitat – Fiscal – Laboral|Rams de núvia i corones|Pastissos per encàrrec|Economista, col·legiat núm. ####|Censor jurat de comptes|Advocada|Advocat de l’Il·lustre Col·legi de {city}|Procurador dels tribunals|Administrador de finques col·legiat|Graduat social|Arquitecte tècnic|Enginyer industrial, col. #####|Metge especialista en pediatria|Odontòloga col·legiada núm. ####|Veterinari|Fisioterapeuta|Psicòloga clínica|Instal·lador autoritzat de gas i calefacció|Mestre artesà|Certificació ISO 9001:2015|ISO 9001 i ISO 14001|Producció agrària ecològica certificada|Carnet d’artesà alimentari|Membre del gremi d’instal·ladors|Establiment col·laborador|Núm. de registre sanitari ##.#####/CAT|Forners des de 18##|Casa fundada l’any 19##|Més de ## anys al vostre servei|Tercera generació d’artesans|Família {last}, vinyaters des de 18##|Successors de {last}|Antiga Casa {last}|La vostra gent de confiança|RAPIDESA • SERIETAT • BON PREU|«La feina ben feta»|Tot per a la llar i el jardí|Del nostre obrador a casa vostra|De l’hort a la taula|Proximitat i bon tracte|Pressupostos sense compromís|Obert de dilluns a divendres, 9–13.30 i 16–20 h|Dissabtes de 10 a 14 h|Horari d’estiu: de 8 a 15 h|Servei d’urgències 24 h|Hores convingudes|Agost tancat per vacances|Delegació {city}|Sucursal núm. #|Botiga i obrador a {city}|Delegació del Pirineu|Distribuïdor oficial i servei tècnic|Importador exclusiu per a Catalunya i Andorra|A l’engròs i al detall|Habitacions, menjars casolans & terrassa|Elaboració pròpia, repartiment a domicili|Preparació ITV * diagnosi * assistència en carretera|Casaments, batejos i comunions|Talls, color i recollits|Divisió d’Automatització Industrial|Parades als mercats setmanals',
  regime: 'Inscrita al R.M. de {city}|Règim simplificat|NRT L-######-#|Exempt d’IVA|Full B-######',
  landmarks:
    'El Roure|Els Tres Roures|L’Alzina|L’Alzinar|El Pi|La Pineda|Els Pins|L’Om|El Freixe|El Faig|La Fageda|El Castanyer|L’Olivera|L’Olivar|La Figuera|El Xiprer|El Lledoner|El Molí|El Molí Vell|Molí d’Aigua|La Farga|La Masia|Mas Nou|Can Roca|Cal Ferrer|Ca la Pubilla|Cal Teixidor|El Ter|El Segre|La Tordera|El Fluvià|La Muga|El Llobregat|Puig Alt|Puigblanc|Turó Verd|La Serra|La Carena|Coll Rodó|La Solana|L’Obaga|La Cigonya|El Cigne Blanc|L’Àguila Daurada|La Merla|El Rossinyol|L’Oreneta|L’Alosa|El Falcó|L’Òliba|El Cérvol|El Lleó d’Or|El Cavall Blanc|L’Isard|La Guineu|Sant Jordi|Sant Martí|Santa Anna|Sant Pere|Sant Isidre|La Corona|El Portal|Pont de Pedra|La Font|Font Freda|El Far|L’Àncora|La Cala|La Garrotxa|L’Empordà|El Priorat|La Cerdanya|El Montseny|La Tramuntana|Garbí|La Ginesta|El Romaní|La Rosella|La Masoveria|El Gira-sol',
  bodies:
    'Comunitat de Propietaris {brand}|{trade} {first} {last}|Associació de Veïns de {city}|Ajuntament de {city}|{first} {last} {trade}|Comunitat de Propietaris Carrer Major {n}|C.P. Carrer del Molí {n}, {city}|Comunitat de Propietaris de l’Aparcament Plaça Nova {n}|Mancomunitat de Propietaris {brand}|Comunitat de Regants {brand}|Associació de Veïns {brand}|Junta de Compensació {brand}|Ajuntament – {city}|Ajuntament, Àrea de Serveis Econòmics i Hisenda|Consell Comarcal, Servei de Transport i Menjador Escolar|Escola {brand}|Escola Bressol Municipal {brand}|Institut {brand}|Institut Escola {brand}, {city}|Associació de Famílies d’Alumnes de l’Escola {brand}|Conservatori Municipal de Música i Dansa|Consorci Sanitari i Social {brand}|Residència per a la Gent Gran {brand}|Parròquia de Sant Martí, {city}|Bisbat, Delegació de Patrimoni i Art Sacre|Església Evangèlica {brand}|Club Esportiu {brand}|Club Nàutic {brand}|Club de Tennis i Pàdel {brand}|Societat de Caçadors i Pescadors {brand}|Centre Excursionista {brand}|Colla Castellera {brand}|Coral {brand}|Ateneu Popular {brand}|Associació d’Amics dels Molins i dels Oficis Antics|Fundació Privada {first} {last}|Institut d’Estudis del Bosc i del Sòl Mediterrani|Gremi de Flequers i Pastissers – {city}|Notaria {first} {last} {last}|Bufet {last} i Associats|{last} i {last}, Advocats|Consulta Dra. {first} {last}|Clínica Dental Dr. {last}|Farmàcia {first} {last}|{first} {last} {last}|{first} {last} – {trade}|{trade} {last}|{trade} Germans {last}|{trade} {brand}|Fills de {first} {last}|Hereus de {first} {last}',
  attention:
    'A l’atenció de: {person}|A/A {person}|A/A {person}, cap de compres|Att. {person}|Persona de contacte: {person}|Contacte: {person}, gerent|Ref. {n} / {person}|c/o {person}|c/o Administració de finques|Centre de cost {n}|Centre de cost {n} – Manteniment|Recepció de factures|Registre General d’Entrada|Serveis Econòmics|Departament de Proveïdors|Recursos Humans i Nòmines|Obra núm. {n}, encarregat {person}|Projecte {n}|President de la comunitat: {person}|Secretaria i Administració|Oficina de gestió {n}',
};
