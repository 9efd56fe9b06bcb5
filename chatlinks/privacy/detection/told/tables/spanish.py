"""Spanish, of Spain and Latin America."""

from chatlinks.privacy.detection.told.tables.language import Ask, Language

SPANISH = Language(
    code="es",
    introduces="""
        (?:mi|me) nombre (?:completo |y apellidos? )?(?:es|era|son), mi nombre, me llamo, me llaman,
        ^(?:saludos|un saludo|atte),
        se escribe, se deletrea, deletreo, pueden? llamarme, pod[eé]is llamarme,
        mi apellido es, mis apellidos son, puede(?:s)? llamarme, (?:le|les|te) (?:escribe|habla|saluda|llama), ll[aá]m[ae]me, me dicen, habla con,
        est[aá]s? hablando con, a nombre de, al nombre de, bajo el nombre(?: de)?, el nombre es,
        nombre es, los nombres son, el titular es, reserva(?:da)? por
    """,
    hints="soy, yo soy, aqu[ií], le habla, te habla, les habla, es, habla, aca, de parte de",
    follows=(
        "al habla, le saluda, es mi nombre, para servirle, al tel[eé]fono, por ac[aá], por aqu[ií]"
    ),
    labels="""
        nombres?(?: y apellidos?)?(?: completo)?, apellidos?, primer apellido, segundo apellido,
        titular, cliente, paciente, pasajero, destinatario, remitente, beneficiario, firmado,
        contacto,
        nombre del (?:titular|cliente|paciente|pasajero|beneficiario), env[ií]ar a, para, de
    """,
    titles=(
        "sr, sra, srta, señor, señora, señorita, don, doña, dr, dra, lic, ing, prof, doctor, "
        "doctora"
    ),
    relations="""
        (?:mi|su|nuestro|nuestra|tu) (?:ex ?|querid[oa] )?(?:espos[oa]|marido|mujer|hij[oa]|madre
        |padre|
         mam[aá]|pap[aá]|herman[oa]|t[ií][oa]|prim[oa]|abuel[oa]|amig[oa]|novi[oa]|pareja|jef[ea]|
         compañer[oa]|veci[no]a?|vecin[oa]|sobrin[oa]|suegr[oa]|cuñad[oa]|niet[oa]|casero|doctora?|
         abogad[oa]|conductora?|chofer|cliente|asistente|perro|gat[oa]|beb[eé])
         (?:,? que)?(?: se llama| llamad[oa]| es| era)?,
        (?:el|la|al) (?:conductora?|chofer|titular|beneficiari[oa]|paciente|repartidor|mensajero
        |t[eé]cnico|
         doctora?|enfermer[oa]|inquilin[oa]|avalista|destinatari[oa]|se[ñn]ora?|profesora?)
         (?: se llama| es| llamad[oa])?, (?:su|el) nombre (?:de [eé]l|de ella )?es,
        a la atenci[oó]n de, hij[oa] de, espos[oa] de, viud[ao] de, (?:se llama|llamad[oa])
    """,
    recipients="""
        (?:transferir|enviar|env[ií]a|mandar|manda|pagar|paga|transfer[ií]|pagu[eé]|envi[eé]
        |mand[eé]|
         transferencia|pago|dinero|dep[oó]sito|mensaje|correo|giro)(?: [\\pL\\pN$€.]+){0,4}? (?:a
         |para),
        (?:llama|llamar|avisa|avisar|escribe|escribir|dile|pregunta|preg[uú]ntale|recu[eé]rdale) a,
        (?:reserva|mesa|cita|habitaci[oó]n)(?: [\\pL\\pN]+){0,4}? (?:para|de|por)
    """,
    greets="""
        gracias(?: señor| señora)?, muchas gracias, hola, buenos d[ií]as, buenas tardes,
        buenas noches,
        buenas, estimad[oa], querid[oa], perfecto, de acuerdo, encantad[oa], bienvenid[oa],
        mucho gusto, claro, vale, disculpe, adi[oó]s, hasta luego, entiendo, ok, listo
    """,
    signs_off="""
        saludos(?: cordiales)?, un saludo, atentamente, cordialmente, gracias, muchas gracias,
        un abrazo,
        atte, respetuosamente, besos, firmado, saludos y gracias
    """,
    asks=(
        Ask(
            "",
            (
                "nombre de(?:l| la| su) (?:producto|empresa|hotel|restaurante|tienda|banco|ciudad"
                "|calle|plan), direcci[oó]n (?:ip|mac|web)"
            ),
        ),
        Ask(
            "secret_answer",
            """
            apellido de soltera, (?:nombre de )?(?:su|tu) (?:primera? )?mascota,
            pregunta (?:de seguridad|secreta),
            respuesta (?:de seguridad|secreta), palabra (?:secreta|clave), ciudad natal,
            lugar de nacimiento,
            d[oó]nde naci[oó], d[oó]nde naciste, primera escuela, primer colegio,
            (?:color|comida|pel[ií]cula) favorit[oa]
            """,
        ),
        Ask("user_name", "(?:nombre de )?usuario, login, nick"),
        Ask(
            "password",
            (
                "contrase[ñn]a, clave(?: de acceso)?, "
                "c[oó]digo (?:de (?:verificaci[oó]n|seguridad)|otp), cvv, otp"
            ),
        ),
        Ask("email", "correo(?: electr[oó]nico)?, e-?mail, mail"),
        Ask("post_code", "c[oó]digo postal, c\\.?p\\.?"),
        Ask("pin", "pin, n[uú]mero secreto, clave secreta"),
        Ask(
            "birth",
            (
                "fecha de nacimiento, cu[aá]ndo naci[oó], cu[aá]ndo naciste, cumplea[ñn]os, "
                "nacimiento, qu[eé] d[ií]a naci[oó]"
            ),
        ),
        Ask("phone_number", "tel[eé]fono, celular, m[oó]vil, whatsapp, n[uú]mero de contacto"),
        Ask(
            "card_number",
            "(?:n[uú]mero de (?:la |su )?)?tarjeta, [uú]ltimos (?:cuatro|4) d[ií]gitos",
        ),
        Ask(
            "id_number",
            (
                "dni, nif, nie, c[eé]dula, rut, curp, rfc, pasaporte, documento(?: de identidad)?, "
                "identificaci[oó]n, seguridad social, n[uú]mero de (?:empleado|socio|cliente)"
            ),
        ),
        Ask(
            "booking_number",
            (
                "n[uú]mero de (?:reserva|reservaci[oó]n|pedido|p[oó]liza|orden|seguimiento"
                "|referencia|caso|confirmaci[oó]n), c[oó]digo de reserva, localizador, p[oó]liza"
            ),
        ),
        Ask(
            "account_number",
            "n[uú]mero de (?:su |la )?cuenta, cuenta bancaria, iban, clabe, cbu, cuenta",
        ),
        Ask(
            "address",
            (
                "direcci[oó]n(?: de (?:env[ií]o|entrega|facturaci[oó]n))?, domicilio, "
                "d[oó]nde vive, d[oó]nde vives, a d[oó]nde (?:lo |la )?(?:enviamos|mandamos), "
                "calle y n[uú]mero"
            ),
        ),
        Ask(
            "name",
            (
                "nombres?, apellidos?, c[oó]mo (?:se|te) llamas?, "
                "con qui[eé]n (?:hablo|tengo el gusto), qui[eé]n (?:habla|es|llama), "
                "c[oó]mo (?:puedo|debo) llamar(?:le|te|lo|la), a nombre de qui[eé]n, su gracia"
            ),
        ),
    ),
    asking="""
        por favor, me (?:puede|podr[ií]a|das|da|dice|indica|facilita), puedes?, podr[ií]as?,
        cu[aá]l, qu[eé], qui[eé]n,
        d[oó]nde, cu[aá]ndo, c[oó]mo, indique, ind[ií]que(?:me|nos), dime, d[ií]game, necesito,
        necesitamos, proporcione,
        confirme, confirma, ingrese, introduzca, escriba, deme, dame, facil[ií]teme, requiero,
        comparta, deletree, repita
    """,
    fillers="""
        s[ií] sí si claro bueno pues mi me nombre es el la los las llamo soy un una de su seguro
        por supuesto
        vale ok hola buenas buenos días dias tardes gracias perfecto apellido apellidos era fue
        fecha
        nacimiento dirección direccion código codigo postal pin número numero cuenta con a nombre
        nací naci vivo en y mascota madre soltera primera clave contraseña usuario creo que
        señor señora sr sra don doña dr dra para está es: le doy aquí tiene se llamaba
    """,
    refuses="""
        por qu[eé], para qu[eé], no, nunca, espera, espere, un momento, un segundo, qu[eé],
        cu[aá]l, qui[eé]n, c[oó]mo, cu[aá]ndo,
        puedo, puede, prefiero no, no s[eé], no recuerdo, olvid[eé], ya, quiero, necesito,
        quisiera, ok, vale, gracias, s[ií]
    """,
    corrects=(
        "perd[oó]n, no, corrijo, quise decir, quiero decir, en realidad, disculp[ae], lo siento, "
        "me equivoqu[eé], mejor dicho, es, o, tal vez, quiz[aá]s?, creo que"
    ),
    births=(
        "nac[ií](?: el)?, nacid[oa](?: el)?, fecha de nacimiento(?: es|:)?, "
        "mi cumplea[ñn]os es(?: el)?, naci[oó](?: el)?"
    ),
    addresses="""
        vivo en, (?:mi|la|nuestra) direcci[oó]n(?: de env[ií]o| de entrega)?(?: es|:),
        env[ií][ae](?:lo|la|rlo|rla|nlo)? a,
        mi domicilio es, domicilio, direcci[oó]n, entregar en, mand[ae](?:lo|la)? a, me mud[eé] a,
        resido en
    """,
    valued=(
        Ask("pin", "pin(?: es|:)*, mi clave es"),
        Ask("user_name", "(?:mi |nombre de )?usuario(?: es|:)+"),
        Ask("post_code", "c[oó]digo postal(?: es|:)*, c\\.?p\\.?:?"),
        Ask("id_number", "(?:dni|nif|nie|c[eé]dula|rut|curp|rfc|pasaporte)(?: n[uú]mero| es|:)*"),
        Ask("account_number", "(?:n[uú]mero de )?cuenta(?: es|:)*"),
        Ask(
            "booking_number",
            "(?:n[uú]mero de )?(?:reserva|pedido|p[oó]liza|orden)(?: n[uú]mero| es|:)+",
        ),
        Ask("password", "contrase[ñn]a(?: es|:)+, clave(?: es|:)+"),
    ),
    secrets=(
        "apellido de soltera(?: de mi madre)?(?: es| era|:)+, "
        "(?:mi|la) (?:primera )?mascota(?: se llama(?:ba)?| era| es|:)+"
    ),
    stops="""
        un una el la los las de del yo tu su mi no si sí que qué cliente nuevo nueva usuario usuaria
        hola gracias buenas buenos señor señora aquí allí urgente importante muy más menos para por
        interesado interesada estudiante casado casada soltero soltera mayor menor español española
        mexicano mexicana argentino colombiano chileno peruano autónomo médico abogado profesor
        titular propietario dueño dueña socio madre padre lunes martes miércoles jueves viernes
        sábado
        cordiales cordial equipo soporte luego pronto ahora tarde ya nunca siempre igual
        domingo alérgico vegetariano vegano también todo nada algo alguien quien capaz consciente
        de mesa casa cuenta tarjeta correo calle avenida cita día hoy mañana ayer favor parte
    """,
    particles="de del la las los y e san santa da di",
    months=(
        "enero ene; febrero feb; marzo mar; abril abr; mayo; junio jun; julio jul; agosto ago; "
        "septiembre setiembre sept sep; octubre oct; noviembre nov; diciembre dic"
    ),
)
