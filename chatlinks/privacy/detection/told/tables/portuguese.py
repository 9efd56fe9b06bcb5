"""Portuguese, of Brazil and Portugal."""

from chatlinks.privacy.detection.told.tables.language import Ask, Language

PORTUGUESE = Language(
    code="pt",
    introduces="""
        (?:o )?meu nome(?: completo)?(?: [eé]|:), meu nome, me chamo, chamo-me, meu sobrenome [eé],
        ^(?:abs|att|bjs|beijos|abra[cç]os?),
        soletrando, se escreve, escreve-se, soletro, podem me chamar de,
        o meu apelido [eé], pode me chamar de,
        me chame de, me chama de, chama-me, voc[eê] est[aá] falando com, fala com, em nome d[eoa],
        no nome d[eoa], sob o nome(?: de)?, nome [eé],
        o titular [eé], o nome [eé], eu me chamo
    """,
    hints=(
        "sou(?: o| a)?, eu sou(?: o| a)?, aqui [eé](?: o| a)?, aqui fala(?: o| a)?, "
        "aqui quem fala [eé](?: o| a)?, quem fala [eé](?: o| a)?, [eé](?: o| a)?, fala(?: o| a)?, "
        "aqui"
    ),
    follows="falando, aqui, ao telefone, [eé] meu nome, [eé] o meu nome, na linha",
    labels=(
        "nome(?: completo| e sobrenome)?, sobrenome, apelido, titular, cliente, paciente, "
        "passageiro, destinat[aá]rio, remetente, benefici[aá]rio, contato, assinado, "
        "nome do (?:titular|cliente|paciente|benefici[aá]rio), favorecido"
    ),
    titles="sr, sra, srta, senhor, senhora, dr, dra, dona, dom, seu, prof, doutor, doutora, eng",
    relations="""
        (?:meu|minha|nosso|nossa|seu|sua|o meu|a minha) (?:ex-?|melhor |querid[oa] )?(?:espos[oa]
        |marido|mulher|filh[oa]|m[aã]e|pai|mam[aã]e|papai|irm[aã]o?|
         ti[oa]|prim[oa]|av[oóô]|v[oóô]|amig[oa]|namorad[oa]|parceir[oa]|chefe|colega|vizinh[oa]
         |sobrinh[oa]|sogr[oa]|cunhad[oa]|net[oa]|
         m[eé]dic[oa]|doutora?|advogad[oa]|motorista|cliente|assistente|cachorro|gat[oa]|noiv[oa]
         |companheir[oa]|s[oó]ci[oa]|beb[eê])
         (?:,? que)?(?: se chama| chama-se| chamad[oa]| [eé]| era)?,
        (?:o|a|ao|do|da) (?:motorista|titular|benefici[aá]ri[oa]|paciente|entregador|t[eé]cnico
        |inquilin[oa]|fiador|favorecid[oa]|doutora?)
         (?: se chama| [eé]| chamad[oa])?, filh[oa] de, espos[oa] de,
         (?:se chama|chama-se|chamad[oa])
    """,
    recipients="""
        (?:transferir|transfere|enviar|envia|mandar|manda|pagar|paga|transfer[eê]ncia|pix|pagamento
        |dinheiro|dep[oó]sito|mensagem|email|enviei|mandei|paguei)
         (?: [\\pL\\pN$€.]+){0,4}? (?:para|pra|pro|ao|a),
         (?:liga|ligar|ligue|avisa|avise|diz|diga|pergunta|pergunte|lembra|escreve)(?: para| pra
         | pro| ao?)?,
        (?:reserva|mesa|consulta|quarto)(?: [\\pL\\pN]+){0,4}? (?:para|de|por)
    """,
    greets=(
        "obrigad[oa](?: pelo contato)?, muito obrigad[oa], ol[aá], oi, bom dia, boa tarde, "
        "boa noite, prezad[oa], car[oa], perfeito, certo, prazer, bem-vind[oa], [oó]timo, ok, "
        "entendi, tchau, desculpe"
    ),
    signs_off=(
        "atenciosamente, att, abs, bjs, abra[cç]os?, obrigad[oa], muito obrigad[oa], cordialmente, grat[oa], "
        "beijos, cumprimentos, com os melhores cumprimentos, respeitosamente, sauda[cç][oõ]es"
    ),
    asks=(
        Ask(
            "",
            (
                "nome d[oae] (?:produto|empresa|hotel|restaurante|loja|banco|cidade|rua|plano), "
                "endere[cç]o (?:ip|mac|web)"
            ),
        ),
        Ask(
            "secret_answer",
            (
                "nome de solteira, (?:nome do )?(?:seu )?(?:primeiro )?(?:animal|bicho"
                "|pet)(?: de estima[cç][aã]o)?, pergunta (?:de seguran[cç]a|secreta), "
                "resposta (?:de seguran[cç]a|secreta), palavra secreta, cidade natal, "
                "onde (?:voc[eê] )?nasceu, primeira escola, "
                "(?:cor|comida|filme) (?:favorit[oa]|preferid[oa])"
            ),
        ),
        Ask("user_name", "nome de (?:usu[aá]rio|utilizador), usu[aá]rio, login"),
        Ask(
            "password",
            (
                "senha, palavra-passe, c[oó]digo (?:de (?:verifica[cç][aã]o|seguran[cç]a)|sms), "
                "cvv, otp"
            ),
        ),
        Ask("email", "e-?mail, endere[cç]o de e-?mail, correio eletr[oó]nico"),
        Ask("post_code", "cep, c[oó]digo postal"),
        Ask("pin", "pin, senha de (?:4|quatro) d[ií]gitos"),
        Ask("birth", "data de nascimento, quando (?:voc[eê] )?nasceu, anivers[aá]rio, nascimento"),
        Ask("phone_number", "telefone, celular, telem[oó]vel, whatsapp, n[uú]mero de contato"),
        Ask(
            "card_number",
            "n[uú]mero do (?:seu )?cart[aã]o, cart[aã]o, [uú]ltimos (?:quatro|4) d[ií]gitos",
        ),
        Ask(
            "id_number",
            (
                "cpf, rg, cnh, nif, passaporte, documento, identidade, "
                "carteira de (?:motorista|identidade), cart[aã]o de cidad[aã]o, matr[ií]cula"
            ),
        ),
        Ask(
            "booking_number",
            (
                "n[uú]mero d[oea] (?:reserva|pedido|ap[oó]lice|protocolo|ordem|rastreio"
                "|encomenda), protocolo, c[oó]digo da reserva, localizador"
            ),
        ),
        Ask(
            "account_number",
            (
                "n[uú]mero da (?:sua )?conta, conta banc[aá]ria, iban, ag[eê]ncia e conta, conta, "
                "chave pix"
            ),
        ),
        Ask(
            "address",
            (
                "endere[cç]o(?: de (?:entrega|cobran[cç]a)| completo)?, morada, "
                "onde (?:voc[eê] )?mora, resid[eê]ncia, "
                "para onde (?:devemos|podemos|posso) (?:enviar|entregar)"
            ),
        ),
        Ask(
            "name",
            (
                "nomes?(?: completo)?, sobrenome, apelido, como (?:voc[eê] )?se chama, "
                "como te chamas, qual (?:[eé] )?(?:o )?seu nome, "
                "com quem (?:eu )?(?:falo|estou falando|tenho o prazer), "
                "quem (?:fala|est[aá] falando|[eé]), "
                "como (?:posso|devo) (?:te |lhe )?cham[aá]-?(?:lo|la|r)?, em nome de quem"
            ),
        ),
    ),
    asking="""
        por favor, pode, poderia, voc[eê] pode, qual, quais, quem, onde, quando, como,
        me (?:informe|diga|passe|diz|passa|informa), informe, digite, confirme, preciso,
        precisamos, forne[cç]a, indique, envie, insira, diga, poderia me, necess[aá]rio, gentileza,
        soletre, repita, compartilhe
    """,
    fillers="""
        sim claro certo ok tá bom então meu minha nome é eu me chamo sou o a os as de do da oi olá
        bom dia
        boa tarde noite obrigado obrigada completo sobrenome data nascimento nasci em endereço moro
        rua: cep
        pin número numero conta senha usuário e com no em acho que era foi mãe solteira animal
        senhor senhora sr sra dr dra aqui está pode ser perfeito segue
    """,
    refuses=(
        "por ?qu[eê], para qu[eê], n[aã]o, nunca, espera, espere, um momento, um minuto, qu[eê], "
        "qual, quem, como, quando, posso, voc[eê] pode, prefiro n[aã]o, esqueci, quero, preciso, "
        "gostaria, ok, obrigad[oa], sim, j[aá]"
    ),
    corrects=(
        "desculp[ae], perd[aã]o, n[aã]o, quis dizer, quero dizer, na verdade, corrigindo, "
        "ali[aá]s, me enganei, [eé], ou, talvez, acho que"
    ),
    births=(
        "nasci(?: em| no dia| a)?, nascid[oa](?: em| no dia| a)?, data de nascimento(?: [eé]|:)?, "
        "meu anivers[aá]rio [eé](?: em| no dia)?"
    ),
    addresses=(
        "moro (?:em|na|no|[aà]), (?:meu|o|nosso|minha|a) (?:endere[cç]o"
        "|morada)(?: de entrega)?(?: [eé]|:), "
        "(?:envi[ae]|entreg[au]e?|mand[ae])(?:r|-o|-a)? (?:para|em|na|no), endere[cç]o, morada, "
        "resido (?:em|na|no), mudei para"
    ),
    valued=(
        Ask("pin", "pin(?: [eé]|:)*"),
        Ask("post_code", "cep(?: [eé]|:)*, c[oó]digo postal(?: [eé]|:)*"),
        Ask("id_number", "(?:cpf|rg|cnh|nif|passaporte|matr[ií]cula)(?: n[uú]mero| [eé]|:)*"),
        Ask("account_number", "conta(?: n[uú]mero| [eé]|:| corrente)*"),
        Ask(
            "booking_number",
            "(?:reserva|pedido|ap[oó]lice|protocolo)(?: n[uú]mero| [eé]|:| n[ºo°])+",
        ),
        Ask("password", "senha(?: [eé]|:)+, palavra-passe(?: [eé]|:)+"),
    ),
    secrets=(
        "nome de solteira(?: da minha m[aã]e)?(?: [eé]| era|:)+, "
        "meu (?:primeiro )?(?:animal|pet|cachorro)(?: se chama(?:va)?| era| [eé])+"
    ),
    stops="""
        segunda-feira terça-feira quarta-feira quinta-feira sexta-feira feira
        eu tu ele ela nós vós um uma o a os as de do da não sim cliente novo nova usuário oi olá
        obrigado
        obrigada senhor senhora aqui ali urgente importante muito mais menos para por com sem
        interessado
        equipe equipa suporte logo agora cedo tarde nunca sempre
        estudante casado casada solteiro brasileiro brasileira português portuguesa médico advogado
        professor titular dono dona segunda terça quarta quinta sexta sábado domingo tudo nada algo
        alguém quem também só já hoje amanhã ontem capaz alérgico vegetariano vegano conta cartão
        endereço rua número mesa casa reserva verdade possível preciso
    """,
    particles="de do da dos das e di san santo santa são",
    months=(
        "janeiro jan; fevereiro fev; março marco mar; abril abr; maio; junho jun; julho jul; "
        "agosto ago; setembro set; outubro out; novembro nov; dezembro dez"
    ),
)
